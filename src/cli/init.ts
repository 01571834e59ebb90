import { makeSetupLink } from '#server/setup-link.ts';
import { hasMission } from '#server/store/missions.ts';
import { type Command, UsageError } from './command.ts';
import { withServer } from './with-server.ts';

export const init: Command = {
  usage: 'init',
  summary: 'Makes the database and prints the one-time link to set up the mission.',
  run: (_, context) =>
    withServer(context, async (server) => {
      if (await hasMission(server.db)) throw new UsageError(`There is a mission already in ${server.store.place}.`);
      context.print(`Start the server, then set up the mission, once, at ${await makeSetupLink(server)}`);
    }),
};
