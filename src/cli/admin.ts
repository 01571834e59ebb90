import { text } from 'node:stream/consumers';
import type * as z from 'zod/mini';
import { Refusal } from '#model/protocol/refusal-codes.ts';
import { Missions } from '#server/admin/messages.ts';
import { adminSocket, isAnswered } from '#server/admin/socket.ts';
import { openServer } from '#server/open.ts';
import { RequestRefused } from '#server/refusals.ts';
import { readSettings } from '#server/settings.ts';
import { postgresPlace } from '#server/store/postgres.ts';
import { type Context, UsageError } from './command.ts';
import { type Answered, type Asked, inProcess, notUnderstood, overSocket, type Transport } from './transports.ts';

/** The database a command works on. */
export type Admin = Missions & {
  /** A server uses it just now, and answers for it. */
  isRunning: boolean;
  /** @throws RequestRefused with the refusal of the admin app */
  ask<Schema extends z.ZodMiniType>(schema: Schema, asked: Asked): Promise<z.output<Schema>>;
  download(path: string): Promise<AsyncIterable<Uint8Array>>;
};

/**
 * Speaks to the server that runs on the data folder, or opens the database for one command and closes it whatever
 * happens. On SQLite no server may use it then: opening says so, naming the folder.
 */
export async function withAdmin<Result>(
  { environment }: Context,
  work: (admin: Admin) => Promise<Result>,
): Promise<Result> {
  const { dataFolder, databaseUrl } = readSettings(environment);
  const socket = adminSocket(dataFolder);
  if (await isAnswered(socket)) {
    const admin = await adminOver(overSocket(socket), { socket, isRunning: true });
    const meant = databaseUrl === undefined ? null : postgresPlace(databaseUrl);
    if (admin.postgres !== meant)
      throw new UsageError(
        `The server that runs on ${dataFolder} keeps its data in ${admin.place}, this command would in ${meant ?? dataFolder}: give both the same DATABASE_URL, or this one another DAYBOOK_DATA.`,
      );
    return work(admin);
  }
  const server = await openServer(environment);
  try {
    return await work(await adminOver(inProcess(server), { socket, isRunning: false }));
  } finally {
    await server.close();
  }
}

async function adminOver(
  transport: Transport,
  { socket, isRunning }: { socket: string; isRunning: boolean },
): Promise<Admin> {
  const ask: Admin['ask'] = async (schema, asked) => {
    const reply = schema.safeParse(await jsonOf(await accepted(asked)));
    if (!reply.success) throw notUnderstood(socket);
    return reply.data;
  };

  async function accepted(asked: Asked): Promise<Answered> {
    const answered = await transport(asked);
    if (answered.status >= 200 && answered.status < 300) return answered;
    const refusal = Refusal.safeParse(await jsonOf(answered));
    throw refusal.success ? new RequestRefused(refusal.data) : notUnderstood(socket);
  }

  async function jsonOf({ body }: Answered): Promise<unknown> {
    const written = await text(body);
    try {
      return JSON.parse(written);
    } catch {
      throw notUnderstood(socket);
    }
  }

  const missions = await ask(Missions, { method: 'GET', path: '/missions' });
  return {
    ...missions,
    isRunning,
    ask,
    download: async (path) => (await accepted({ method: 'GET', path })).body,
  };
}

/** The mission named by id, or the only one. */
export function missionOf({ missions }: Admin, id: string | undefined): string {
  if (missions.length === 0)
    throw new UsageError('There is no mission yet: run "daybook init" and open the set-up link.');
  const list = missions.map((mission) => `  ${mission.id}  ${mission.name}`).join('\n');
  if (id === undefined && missions.length > 1) throw new UsageError(`Say which mission with --mission ID:\n${list}`);
  const found = id === undefined ? missions[0] : missions.find((mission) => mission.id === id);
  if (!found) throw new UsageError(`There is no mission ${id}. There are:\n${list}`);
  return found.id;
}
