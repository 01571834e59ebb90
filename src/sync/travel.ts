import type { Device } from '#device/device.ts';
import { settle } from '#device/outbox.ts';
import type { Id } from '#model/ids.ts';
import { BATCH, type Failure, isOneBadEnvelope } from '#model/protocol/phone-decisions.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import type { Transport } from './transport.ts';

/** So many envelopes failing alone, one after the other: it is not the envelopes. */
const MOST_ALONE = 5;

/**
 * One whole journey: everything waiting goes out, then everything new comes in. Null when all went well.
 *
 * A batch that fails as a whole is halved until the envelope that spoils it stands alone. Too large alone, says the
 * server: refused on this phone, readable, to be written again in shorter words. Otherwise it is put `aside` until all
 * others have gone, if need be over several journeys, and its failure is reported; so too when something else than the
 * server says too large, which the next network may not.
 */
export async function travel(
  device: Device,
  transport: Transport,
  { stillLeads, aside }: { stillLeads: () => Promise<void>; aside: Set<Id> },
): Promise<Failure | null> {
  let envelopes = BATCH.envelopes;
  let alone = 0;
  let spoilt: Failure | null = null;
  for (;;) {
    await stillLeads();
    const pushed = await push(device, transport, { limits: { ...BATCH, envelopes }, aside });
    if (pushed.outcome === 'nothing-to-send') break;
    if (pushed.outcome === 'pushed') {
      envelopes = Math.min(BATCH.envelopes, envelopes * 2);
      alone = 0;
      continue;
    }
    const { failure, sent } = pushed;
    const [only] = sent;
    if (!isOneBadEnvelope(failure) || only === undefined) return failure;
    envelopes = Math.max(1, Math.floor(sent.length / 2));
    if (sent.length > 1) continue;
    if (failure.class === 'too-large' && failure.refusal !== null) await refuseHere(device, only);
    else {
      aside.add(only);
      spoilt = failure;
      alone += 1;
      if (alone === MOST_ALONE) return failure;
    }
  }
  aside.clear();
  await stillLeads();
  return (await pull(device, transport)) ?? spoilt;
}

const refuseHere = (device: Device, revision: Id) =>
  settle(device, { receipt: undefined, refused: [{ revision, code: 'TEXT_TOO_LONG', detail: null }] });
