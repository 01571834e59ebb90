import { createDemo } from '#server/demo/create-demo.ts';
import { demoLines } from '#server/demo/demo-lines.ts';
import { hasMission } from '#server/store/missions.ts';
import { type Command, UsageError } from './command.ts';
import { withServer } from './with-server.ts';

export const demo: Command = {
  usage: 'demo',
  summary: 'Fills an empty database with the demonstration mission.',
  run: (_, context) =>
    withServer(context, async (server) => {
      if (await hasMission(server.db))
        throw new UsageError(
          `There is a mission already in ${server.store.place}: name another folder in DAYBOOK_DATA.`,
        );
      for (const line of demoLines(await createDemo(server), server.origin)) context.print(line);
    }),
};
