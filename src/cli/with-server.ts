import { openServer, type Server } from '#server/open.ts';
import type { Context } from './command.ts';
import { UsageError } from './command.ts';

/**
 * Opens the database for one command and closes it whatever happens. On SQLite no server may use it at the same time:
 * opening says so, naming the folder.
 */
export async function withServer<Result>(
  { environment }: Context,
  work: (server: Server) => Promise<Result>,
): Promise<Result> {
  const server = await openServer(environment);
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

/** The mission named by id, or the only one. */
export async function missionOf({ db }: Pick<Server, 'db'>, id: string | undefined): Promise<string> {
  const missions = await db.selectFrom('missions').select(['id', 'name']).orderBy('created_at').execute();
  if (missions.length === 0)
    throw new UsageError('There is no mission yet: run "daybook init" and open the set-up link.');
  const list = missions.map((mission) => `  ${mission.id}  ${mission.name}`).join('\n');
  if (id === undefined && missions.length > 1) throw new UsageError(`Say which mission with --mission ID:\n${list}`);
  const found = id === undefined ? missions[0] : missions.find((mission) => mission.id === id);
  if (!found) throw new UsageError(`There is no mission ${id}. There are:\n${list}`);
  return found.id;
}
