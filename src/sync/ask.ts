import type { Device } from '#device/device.ts';
import { stateValue } from '#device/state.ts';
import { type Exchange, type Failure, failure, failureOf, isClockDoubtful } from '#model/protocol/phone-decisions.ts';

export type Answered<Content> = { outcome: 'answered'; content: Content } | { outcome: 'failed'; failure: Failure };

type Shape<Content> = { safeParse(json: unknown): { success: true; data: Content } | { success: false } };

/** Reads an exchange as the shape that is due, or says why it cannot be. */
export async function asDue<Content>(
  device: Device,
  exchange: Exchange,
  shape: Shape<Content>,
): Promise<Answered<Content>> {
  const doubtful = isClockDoubtful(device.clock.now(), await stateValue(device.database, 'heard'));
  const failed = failureOf(exchange, doubtful);
  if (failed) return { outcome: 'failed', failure: failed };
  const read = shape.safeParse(exchange.kind === 'answer' ? exchange.json : undefined);
  if (read.success) return { outcome: 'answered', content: read.data };
  return { outcome: 'failed', failure: failure('not-the-server', { detail: 'The answer has another shape' }) };
}
