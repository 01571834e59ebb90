import { SetupLink } from '#server/admin/messages.ts';
import { withAdmin } from './admin.ts';
import { type Command, UsageError } from './command.ts';

export const init: Command = {
  usage: 'init',
  summary: 'Makes the database and prints the one-time link to set up the mission.',
  run: (_, context) =>
    withAdmin(context, async ({ ask, isRunning, missions, place }) => {
      if (missions.length > 0) throw new UsageError(`There is a mission already in ${place}.`);
      const { link } = await ask(SetupLink, { method: 'POST', path: '/setup-link' });
      context.print(`${isRunning ? 'Set' : 'Start the server, then set'} up the mission, once, at ${link}`);
    }),
};
