import type { DemoAccess } from '#server/admin/messages.ts';

/** What to tell whoever made the demonstration. Said once: the server keeps hashes only. */
export const demoLines = ({ enrolment, signIn }: DemoAccess, origin: string): string[] => [
  'Demonstration mission made: Kazakhstan, 19 March 2023, four observers, 72 visits. All of it is synthetic.',
  `  Observer:      open ${enrolment.link}`,
  `                 or type the code ${enrolment.code}`,
  `  Headquarters:  sign in at ${origin}/hq as "${signIn.login}" with the password ${signIn.password}`,
  'Write these down: they are not shown again.',
];
