import type { Device } from '#device/device.ts';
import { MissionProtection, type Protection } from '#model/protection.ts';
import type { Failure } from '#model/protocol/phone-decisions.ts';
import { ADDRESSES } from './addresses.ts';
import { asDue } from './ask.ts';
import type { Transport } from './transport.ts';

/** What this server's missions ask of phones, before this one enrols. A server of before asks nothing. */
export async function askProtection(
  device: Device,
  transport: Transport,
): Promise<{ outcome: 'asked'; protection: Protection } | { outcome: 'failed'; failure: Failure }> {
  const answer = await asDue(device, await transport.get(ADDRESSES.protection, undefined), MissionProtection);
  if (answer.outcome === 'answered') return { outcome: 'asked', protection: answer.content.protection };
  return answer.failure.refusal === 'NOT_FOUND' ? { outcome: 'asked', protection: 'none' } : answer;
}
