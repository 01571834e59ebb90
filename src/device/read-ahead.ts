import type { Device } from './device.ts';
import { identityOf } from './enrolment.ts';
import { heldObservations } from './held.ts';
import { formOf, frameOf, heldReference } from './reference.ts';

/** Reads at once what every screen will ask for one after the other. A failure is met again by whoever asks. */
export async function readAhead(device: Device): Promise<void> {
  await Promise.allSettled([identityOf(device), heldObservations(device), frameOf(device), formsInUse(device)]);
}

async function formsInUse(device: Device): Promise<void> {
  const forms = (await heldReference(device))?.content.forms ?? [];
  await Promise.all(forms.map(({ id, version }) => formOf(device, id, version)));
}
