import type { CourierReport } from '#model/desk/people.ts';
import type { Id } from '#model/ids.ts';
import type { Envelope, PushOutcome } from '#model/protocol/messages.ts';
import { type OutboxFile, readOutboxFile } from '#model/protocol/outbox-file.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import { devicesById } from '#server/store/devices.ts';
import { openEnvelopes } from '#server/sync/open-envelopes.ts';
import { judgeRevisions } from '#server/sync/store-revisions.ts';
import { takeEnvelopes } from '#server/sync/take-envelopes.ts';

/** As many as one push: what the server opens in one breath. */
const AT_ONCE = 50;

/**
 * Takes a phone's outbox that came as a file, or only says what is in it. Whoever brings it is a courier: each envelope
 * is verified with the key of the phone it names. The same file twice does no harm.
 * @throws OUTBOX_FILE_WRONG, _NEWER, _DAMAGED, _MISSION, _SERVER; nothing is stored then
 */
export async function receiveOutboxFile(
  server: Server,
  { mission, text, take }: { mission: Id; text: string; take: boolean },
): Promise<CourierReport> {
  const read = readOutboxFile(text, { mission, key: server.keys.fingerprint });
  if (read.outcome === 'refused') throw refuse(read.code);
  const { file } = read;
  const outcomes: PushOutcome[] = [];
  for (let from = 0; from < file.envelopes.length; from += AT_ONCE) {
    const envelopes = file.envelopes.slice(from, from + AT_ONCE);
    const group = take
      ? (await takeEnvelopes(server, { mission, envelopes })).outcomes
      : await judged(server, mission, envelopes);
    outcomes.push(...group);
  }
  return reportOf(server, file, { taken: take, outcomes });
}

async function judged(server: Server, mission: Id, envelopes: readonly unknown[]): Promise<PushOutcome[]> {
  const opened = await openEnvelopes(server, mission, envelopes);
  const arrived = opened.flatMap((each) => ('read' in each ? [each] : []));
  const verdicts = await server.sync.writing((log) => judgeRevisions(log, arrived));
  return opened.flatMap((each) => ('read' in each ? (verdicts.get(each) ?? []) : each.refused));
}

async function reportOf(
  { db }: Server,
  file: OutboxFile,
  { taken, outcomes }: { taken: boolean; outcomes: readonly PushOutcome[] },
): Promise<CourierReport> {
  const sender = (await devicesById(db, [file.device])).get(file.device);
  const count = (outcome: PushOutcome['outcome']) => outcomes.filter((each) => each.outcome === outcome).length;
  return {
    device: file.device,
    person: sender?.mission_id === file.mission ? sender.person_id : null,
    madeAt: file.madeAt,
    taken,
    envelopes: outcomes.length,
    fresh: count('stored'),
    known: count('duplicate'),
    refused: outcomes.flatMap((each, index) => {
      if (each.outcome !== 'refused') return [];
      const { device = null, seq = null } = (file.envelopes[index] ?? {}) as Partial<Envelope>;
      const named = each.code === 'REVISION_MALFORMED' ? { device: null, seq: null } : { device, seq };
      return [{ ...named, code: each.code, detail: each.detail ?? null }];
    }),
  };
}
