import { DemoAccess } from '#server/admin/messages.ts';
import { demoLines } from '#server/demo/demo-lines.ts';
import { withAdmin } from './admin.ts';
import { type Command, UsageError } from './command.ts';

export const demo: Command = {
  usage: 'demo',
  summary: 'Fills an empty database with the demonstration mission.',
  run: (_, context) =>
    withAdmin(context, async ({ ask, missions, place, origin }) => {
      if (missions.length > 0)
        throw new UsageError(`There is a mission already in ${place}: name another folder in DAYBOOK_DATA.`);
      const access = await ask(DemoAccess, { method: 'POST', path: '/demo' });
      for (const line of demoLines(access, origin)) context.print(line);
    }),
};
