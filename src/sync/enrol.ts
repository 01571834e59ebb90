import type { Device } from '#device/device.ts';
import { keepEnrolmentAgain } from '#device/enrolling-again.ts';
import { deviceKey, enrolledIdentity, identityOf, keepEnrolment, offeredKey } from '#device/enrolment.ts';
import type { Enrolment } from '#device/notebook.ts';
import type { Id } from '#model/ids.ts';
import { EnrolReply, PROTOCOL } from '#model/protocol/messages.ts';
import type { Failure } from '#model/protocol/phone-decisions.ts';
import { enrolProof, keyFingerprint, readableCode } from '#model/protocol/proofs.ts';
import type { RequestRefusal } from '#model/protocol/refusal-codes.ts';
import type { SigningKey } from '#model/protocol/signatures.ts';
import { ADDRESSES } from './addresses.ts';
import { asDue } from './ask.ts';
import type { Invitation } from './invitation.ts';
import type { Transport } from './transport.ts';

export type Enrolled =
  | { outcome: 'enrolled'; enrolment: Enrolment }
  /**
   * `SERVER_KEY_WRONG`: another server than the card names answered. `ANOTHER_PERSON`: an enrolled phone was given a
   * code of somebody else. Nothing was kept.
   */
  | {
      outcome: 'refused';
      code: RequestRefusal | 'SERVER_KEY_WRONG' | 'ALREADY_ENROLLED' | 'ANOTHER_PERSON';
      detail: string | null;
    }
  | { outcome: 'failed'; failure: Failure };

type Asking = { invitation: Invitation; origin: string; deviceName: string };

/** One attempt. A second attempt offers the same key, so that a lost reply can be asked for again. */
export async function enrol(device: Device, transport: Transport, asking: Asking): Promise<Enrolled> {
  if (await identityOf(device)) return refused('ALREADY_ENROLLED');
  const key = await offeredKey(device);
  const answer = await askToEnrol(device, transport, { ...asking, key });
  if ('outcome' in answer) return answer;
  await keepEnrolment(device, { reply: answer, key, origin: asking.origin });
  return enrolledNow(device);
}

/**
 * For a phone the server has forgotten, or whose tokens it does not take any more: a new code of the same person makes
 * it known again, with the key, the chain and the unsent work it has. One attempt; it can be repeated.
 */
export async function enrolAgain(device: Device, transport: Transport, asking: Asking): Promise<Enrolled> {
  const { device: id, person, mission } = await enrolledIdentity(device);
  const answer = await askToEnrol(device, transport, { ...asking, key: await deviceKey(device), device: id });
  if ('outcome' in answer) return answer;
  if (answer.device !== id || answer.person !== person || answer.mission !== mission) return refused('ANOTHER_PERSON');
  await keepEnrolmentAgain(device, { reply: answer, origin: asking.origin });
  return enrolledNow(device);
}

async function askToEnrol(
  device: Device,
  transport: Transport,
  { invitation, deviceName, key, device: id }: Asking & { key: SigningKey; device?: Id },
): Promise<EnrolReply | Exclude<Enrolled, { outcome: 'enrolled' }>> {
  const code = readableCode(invitation.code);
  const proof = await device.cryptography.sign(key, enrolProof(code, key.publicKey));
  const earlier = id === undefined ? {} : { device: id };
  const request = { protocol: PROTOCOL, code, publicKey: key.publicKey, deviceName, proof, ...earlier };
  const answer = await asDue(device, await transport.post(ADDRESSES.enrol, request), EnrolReply);
  if (answer.outcome === 'failed') {
    const { refusal, detail } = answer.failure;
    return refusal === null ? answer : refused(refusal, detail);
  }
  const isRight =
    invitation.keyFingerprint === null || invitation.keyFingerprint === keyFingerprint(answer.content.keys);
  return isRight ? answer.content : refused('SERVER_KEY_WRONG');
}

type Refused = Extract<Enrolled, { outcome: 'refused' }>;

const refused = (code: Refused['code'], detail: string | null = null): Refused => ({
  outcome: 'refused',
  code,
  detail,
});

async function enrolledNow(device: Device): Promise<Enrolled> {
  const enrolment = await identityOf(device);
  if (!enrolment) throw new Error('The enrolment was not kept');
  return { outcome: 'enrolled', enrolment };
}
