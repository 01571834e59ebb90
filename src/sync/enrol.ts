import type { Device } from '#device/device.ts';
import { enrolmentOf, keepEnrolment, offeredKey } from '#device/enrolment.ts';
import type { Enrolment } from '#device/notebook.ts';
import { EnrolReply, PROTOCOL } from '#model/protocol/messages.ts';
import type { Failure } from '#model/protocol/phone-decisions.ts';
import { enrolProof, keyFingerprint, readableCode } from '#model/protocol/proofs.ts';
import type { RequestRefusal } from '#model/protocol/refusal-codes.ts';
import { sign } from '#model/protocol/signatures.ts';
import { ADDRESSES } from './addresses.ts';
import { asDue } from './ask.ts';
import type { Invitation } from './invitation.ts';
import type { Transport } from './transport.ts';

export type Enrolled =
  | { outcome: 'enrolled'; enrolment: Enrolment }
  /** `SERVER_KEY_WRONG`: another server than the card names answered; nothing was kept. */
  | { outcome: 'refused'; code: RequestRefusal | 'SERVER_KEY_WRONG' | 'ALREADY_ENROLLED'; detail: string | null }
  | { outcome: 'failed'; failure: Failure };

/** One attempt. A second attempt offers the same key, so that a lost reply can be asked for again. */
export async function enrol(
  device: Device,
  transport: Transport,
  { invitation, origin, deviceName }: { invitation: Invitation; origin: string; deviceName: string },
): Promise<Enrolled> {
  if (await enrolmentOf(device)) return { outcome: 'refused', code: 'ALREADY_ENROLLED', detail: null };
  const key = await offeredKey(device);
  const code = readableCode(invitation.code);
  const proof = await sign(key, enrolProof(code, key.publicKey));
  const request = { protocol: PROTOCOL, code, publicKey: key.publicKey, deviceName, proof };
  const answer = await asDue(device, await transport.post(ADDRESSES.enrol, request), EnrolReply);
  if (answer.outcome === 'failed') {
    const { refusal, detail } = answer.failure;
    return refusal === null ? answer : { outcome: 'refused', code: refusal, detail };
  }
  const reply = answer.content;
  if (invitation.keyFingerprint !== null && invitation.keyFingerprint !== keyFingerprint(reply.keys))
    return { outcome: 'refused', code: 'SERVER_KEY_WRONG', detail: null };
  await keepEnrolment(device, { reply, key, origin });
  const enrolment = await enrolmentOf(device);
  if (!enrolment) throw new Error('The enrolment was not kept');
  return { outcome: 'enrolled', enrolment };
}
