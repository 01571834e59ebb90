import { enrol } from '#sync/enrol.ts';
import { travel } from '#sync/travel.ts';
import { openPhone, type Phone } from '../device/phone.ts';
import type { Headquarters } from './headquarters.ts';

const ORIGIN = 'https://daybook.example';

/** One journey, as the loop makes it. */
export const journey = ({ device }: Phone, { transport }: Headquarters, aside = new Set<string>()) =>
  travel(device, transport, { stillLeads: async () => undefined, aside });

export const enrolAt = ({ device }: Phone, headquarters: Headquarters, code = 'ABCD-1234-5678', key?: string) =>
  enrol(device, headquarters.transport, {
    invitation: { code, keyFingerprint: key ?? null },
    origin: ORIGIN,
    deviceName: 'Aigul’s phone',
  });

/** A phone that has enrolled at this headquarters and knows its forms. */
export async function phoneAt(headquarters: Headquarters): Promise<Phone> {
  const phone = await openPhone();
  await enrolAt(phone, headquarters);
  await journey(phone, headquarters);
  return phone;
}

export const states = async ({ notebook }: Phone): Promise<string[]> =>
  (await notebook.ledger()).map(({ state }) => (state.kind === 'refused' ? state.code : state.kind)).reverse();
