import type { PullReply, PullRequest } from '#model/protocol/messages.ts';
import { nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import { noteUnlessAway } from '#server/store/database-away.ts';
import type { Device } from '#server/store/devices.ts';
import { isPosition, type Position, START } from '#server/store/horizon.ts';
import type { Knowing } from './reference.ts';

/** Most revisions of one reply, and the length of their texts after which it ends early. */
const PAGE = 200;
const PAGE_LENGTH = 1_000_000;

/** What of the server a pull needs. */
export type Pulling = Pick<Server, 'sync' | 'epoch' | 'clock'>;

/**
 * What is new for the team of this device's person. Someone without a team gets neither revisions nor a reference,
 * and keeps what the phone has.
 * @throws RequestRefused: DEVICE_SUSPENDED, REQUEST_MALFORMED
 */
export async function pull(server: Pulling, device: Device, request: PullRequest, knows: Knowing): Promise<PullReply> {
  if (device.state === 'suspended') throw refuse('DEVICE_SUSPENDED');
  if (request.device !== device.id) throw refuse('REQUEST_MALFORMED', 'device');
  const { sync } = server;
  const serverTime = nowOf(server.clock);
  await noteUnlessAway(sync.noteHeard(device.id, serverTime));

  const team = await sync.teamOfPerson(device.person_id);
  const after = readCursor(request.cursor, server.epoch, team ?? '');
  if (team === undefined) return { serverTime, cursor: cursorAt(after, server.epoch, ''), more: false, revisions: [] };

  const found = await sync.readTeamLog({ team, after, limit: PAGE + 1 });
  const rows = page(found);
  const reference = await sync.referenceOf(team, knows);
  const isNew = reference.stamp !== request.reference;
  if (isNew) await sync.tellTeam(device.id, team);
  return {
    serverTime,
    cursor: cursorAt(rows.at(-1)?.position ?? after, server.epoch, team),
    more: rows.length < found.length,
    revisions: rows.map(({ text, signature }) => ({ text, signature })),
    ...(isNew ? { reference } : {}),
  };
}

/** At least one row, however long. */
function page<Row extends { text: string }>(found: readonly Row[]): Row[] {
  let length = 0;
  const end = found.findIndex(({ text }, index) => {
    length += text.length;
    return index > 0 && (index >= PAGE || length > PAGE_LENGTH);
  });
  return found.slice(0, end < 0 ? found.length : end);
}

/**
 * Another epoch (a restored server) or another team starts from the beginning. To phones all but the first word is
 * opaque: by another epoch they know that they must send again (`isRestored`).
 */
const cursorAt = (position: Position, epoch: string, team: string): string => `${epoch} ${team} ${position}`;

function readCursor(cursor: string | null, epoch: string, team: string): Position {
  const [ofEpoch, ofTeam, position = ''] = cursor?.split(' ') ?? [];
  return ofEpoch === epoch && ofTeam === team && isPosition(position) ? position : START;
}
