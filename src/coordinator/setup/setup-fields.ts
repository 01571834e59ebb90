import type { SetupRequest } from '#model/desk/account.ts';

/** What is typed; the secret comes from the link. */
export type SetupFields = Omit<SetupRequest, 'secret'>;
