import type { Hash, Id } from '#model/ids.ts';
import type { PushOutcome } from '#model/protocol/messages.ts';
import type { Server } from '#server/server.ts';
import type { Contact } from '#server/store/devices.ts';
import { openEnvelopes } from './open-envelopes.ts';
import { refusedRevision } from './push-queue.ts';

/** What of the server taking envelopes needs. */
type Taking = Pick<Server, 'sync' | 'pushes' | 'keys' | 'cryptography'>;

type Given = {
  mission: Id;
  envelopes: readonly unknown[];
  /** The phone that pushes; undefined for a file. */
  contact?: Contact;
};

/** `held`: what the server holds now of what was given, for a receipt. */
export type Taken = { outcomes: PushOutcome[]; held: { id: Id; hash: Hash }[] };

/**
 * Takes envelopes of a mission's phones, whoever brings them, each for itself: they are opened, verified, stored and
 * folded; what is refused of a known phone is remembered, and so is the highest number seen.
 */
export async function takeEnvelopes(server: Taking, { mission, contact, envelopes }: Given): Promise<Taken> {
  const opened = await openEnvelopes(server, mission, envelopes);
  const arrived = opened.flatMap((each) => ('read' in each ? [each] : []));
  // what cannot be read is the word of whoever sends it: only the phone itself says that it was refused
  const unread = opened.flatMap((each) =>
    'refused' in each && each.envelope && each.envelope.device === contact?.device
      ? refusedRevision(each.envelope, each.refused)
      : [],
  );
  const stored = await server.pushes.store({ arrived, unread, contact });
  const outcomes = opened.map((each) => {
    const outcome = 'read' in each ? stored.get(each) : each.refused;
    if (!outcome) throw new Error('A revision was not judged');
    return outcome;
  });
  const held = arrived.filter((each) => stored.get(each)?.outcome !== 'refused').map(({ read }) => read);
  return { outcomes, held: held.map(({ revision, hash }) => ({ id: revision.id, hash })) };
}
