import type { Device } from '#device/device.ts';
import { LockedError } from '#device/keyring.ts';
import { settle } from '#device/outbox.ts';
import type { Id } from '#model/ids.ts';
import { BATCH, type Failure, isOneBadEnvelope } from '#model/protocol/phone-decisions.ts';
import { pushPhotos } from './photo-push.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import type { Transport } from './transport.ts';

/** So many envelopes failing alone, one after the other: it is not the envelopes. */
const MOST_ALONE = 5;

type Leading = { stillLeads: () => Promise<void>; aside: Set<Id> };

/**
 * One whole journey: all words waiting go out, then everything new comes in, then the photos go, and between their
 * parts whatever was written meanwhile. A locked phone only sends words. Null when all went well.
 */
export async function travel(device: Device, transport: Transport, leading: Leading): Promise<Failure | null> {
  const { stillLeads, aside } = leading;
  const words = await pushWords(device, transport, leading);
  if (words.stopped) return words.stopped;
  const stillAside = new Set(aside);
  aside.clear();
  await stillLeads();
  const pulled = await whileUnlocked(device, () => pull(device, transport));
  if (pulled && !mayStillPush(pulled)) return pulled;
  const between = async () => {
    await stillLeads();
    return (await pushWords(device, transport, { stillLeads, aside: stillAside })).stopped;
  };
  const photos = await whileUnlocked(device, () => pushPhotos(device, transport, between));
  return pulled ?? photos ?? words.spoilt;
}

/** What a locked phone cannot do, and one that is locked on the way cannot finish, is done once it is unlocked. */
async function whileUnlocked({ keyring }: Device, work: () => Promise<Failure | null>): Promise<Failure | null> {
  if (!keyring.isOpen()) return null;
  return work().catch((error: unknown) => {
    if (error instanceof LockedError) return null;
    throw error;
  });
}

/** A phone that may not read any more, or is too old to, still sends what it holds. */
const mayStillPush = ({ class: kind }: Failure): boolean =>
  kind === 'signed-out' || kind === 'refused' || kind === 'protocol-too-old';

/** `stopped`: nothing more goes now. `spoilt`: all have gone but those put aside. */
type Gone = { stopped: Failure | null; spoilt: Failure | null };

/**
 * A batch that fails as a whole is halved until the envelope that spoils it stands alone. Too large alone, says the
 * server: refused on this phone, readable, to be written again in shorter words. Otherwise it is put `aside` until all
 * others have gone, if need be over several journeys, and its failure is reported; so too when something else than the
 * server says too large, which the next network may not.
 */
async function pushWords(device: Device, transport: Transport, { stillLeads, aside }: Leading): Promise<Gone> {
  let envelopes = BATCH.envelopes;
  let alone = 0;
  let spoilt: Failure | null = null;
  for (;;) {
    await stillLeads();
    const pushed = await push(device, transport, { limits: { ...BATCH, envelopes }, aside });
    if (pushed.outcome === 'nothing-to-send') return { stopped: null, spoilt };
    if (pushed.outcome === 'pushed') {
      envelopes = Math.min(BATCH.envelopes, envelopes * 2);
      alone = 0;
      continue;
    }
    const { failure, sent } = pushed;
    const [only] = sent;
    if (!isOneBadEnvelope(failure) || only === undefined) return { stopped: failure, spoilt };
    envelopes = Math.max(1, Math.floor(sent.length / 2));
    if (sent.length > 1) continue;
    if (failure.class === 'too-large' && failure.refusal !== null) await refuseHere(device, only);
    else {
      aside.add(only);
      spoilt = failure;
      alone += 1;
      if (alone === MOST_ALONE) return { stopped: failure, spoilt };
    }
  }
}

const refuseHere = (device: Device, revision: Id) =>
  settle(device, { receipt: undefined, refused: [{ revision, code: 'TEXT_TOO_LONG', detail: null }] });
