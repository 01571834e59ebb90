import type { Device } from './device.ts';
import { identityOf } from './enrolment.ts';
import { heldObservations } from './held.ts';
import type { OpenObservation } from './notebook.ts';
import { openObservation } from './open-observation.ts';
import { formOf } from './reference.ts';
import { withTwins } from './twins.ts';

/** Every observation of the team on this phone, as headquarters has joined and separated them. Empty before enrolment. */
export async function joinedObservations(device: Device): Promise<OpenObservation[]> {
  const identity = await identityOf(device);
  if (!identity) return [];
  const held = await heldObservations(device);
  const all = [...held].flatMap(([id, each]) => openObservation(id, each, identity) ?? []);
  return withTwins(all, await visitFormsOf(device, all));
}

async function visitFormsOf(device: Device, all: readonly OpenObservation[]): Promise<Set<string>> {
  const versions = new Map(all.map(({ observation: { form, formVersion } }) => [form, formVersion]));
  const forms = await Promise.all([...versions].map(([id, version]) => formOf(device, id, version)));
  return new Set(forms.flatMap((form) => (form?.kind === 'visit' ? form.id : [])));
}
