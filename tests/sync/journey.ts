import type { Id } from '#model/ids.ts';
import { type Enrolled, enrol } from '#sync/enrol.ts';
import { travel } from '#sync/travel.ts';
import { openPhone, type Phone } from '../device/phone.ts';
import { type Headquarters, ORIGIN } from './headquarters.ts';

/** One journey, as the loop makes it. */
export const journey = ({ device }: Phone, { transport }: Headquarters, aside = new Set<Id>()) =>
  travel(device, transport, { stillLeads: async () => undefined, aside });

export const enrolAt = (
  { device }: Phone,
  { transport }: Headquarters,
  { code, key = null }: { code: string; key?: string | null },
): Promise<Enrolled> =>
  enrol(device, transport, {
    invitation: { code, keyFingerprint: key },
    origin: ORIGIN,
    deviceName: 'Android',
  });

/** A phone that has enrolled at this headquarters and knows its forms. */
export async function phoneAt(headquarters: Headquarters, who: 'aigerim' | 'daniyar' = 'aigerim'): Promise<Phone> {
  const phone = await openPhone();
  await enrolAt(phone, headquarters, { code: await headquarters.codeFor(headquarters.here[who]) });
  const failure = await journey(phone, headquarters);
  if (failure) throw new Error(`The first journey failed: ${JSON.stringify(failure)}`);
  return phone;
}

/** Of every revision of this phone, oldest first. */
export const states = async ({ notebook }: Phone): Promise<string[]> =>
  (await notebook.ledger()).map(({ state }) => (state.kind === 'refused' ? state.code : state.kind)).reverse();
