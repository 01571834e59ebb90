import { type FrameFacts, frameFacts, type StoredFrameFacts, storedFrameFacts } from '#model/facts.ts';
import type { Form } from '#model/form.ts';
import type { Frame } from '#model/frame.ts';
import type { Reference } from '#model/protocol/messages.ts';
import type { Device } from './device.ts';
import { heldObservations } from './held.ts';
import { aboutOf } from './open-observation.ts';
import type { SealedRow } from './rows.ts';
import { sealedTable } from './sealed-table.ts';

/** Sealed contents of `reference`, by telling name. The row's id is opaque. */
type Contents = {
  reference: { stamp: string; content: Reference };
  frame: Frame;
  'frame-version': number;
  cursor: string;
};

async function read<Content>({ database, cipher }: Device, name: string): Promise<Content | undefined> {
  const id = await cipher.opaqueName(name);
  const row = await database.read(['reference'], (tables) => tables.reference.get(id));
  return row && sealedTable<Content>(cipher, 'reference').open(id, row.body);
}

/** Ready to be written in a transaction. */
export async function sealedReference<Name extends keyof Contents>(
  { cipher }: Device,
  name: Name,
  content: Contents[Name],
): Promise<SealedRow> {
  const id = await cipher.opaqueName(name);
  return { id, body: await sealedTable<Contents[Name]>(cipher, 'reference').seal(id, content) };
}

export async function sealedForm({ cipher }: Device, form: Form): Promise<SealedRow> {
  const id = await cipher.opaqueName(formName(form.id, form.version));
  return { id, body: await sealedTable<Form>(cipher, 'reference').seal(id, form) };
}

const formName = (id: string, version: number): string => `form|${id}|${version}`;

/** What headquarters last sent, with its stamp. */
export const heldReference = (device: Device) => read<Contents['reference']>(device, 'reference');

export const pullCursor = async (device: Device): Promise<string | null> =>
  (await read<Contents['cursor']>(device, 'cursor')) ?? null;

/** Published forms never change, so one reading lasts. */
export async function formOf(device: Device, id: string, version: number): Promise<Form | undefined> {
  const { forms } = device.inThisTab;
  const name = formName(id, version);
  const known = forms.get(name);
  if (known) return known;
  const reading = read<Form>(device, name);
  forms.set(name, reading);
  const form = await reading.catch((error: unknown) => {
    forms.delete(name);
    throw error;
  });
  if (!form) forms.delete(name);
  return form;
}

/** The station list on this phone. Opened once; a small row beside it tells when another tab brought a newer one. */
export async function frameOf(device: Device): Promise<Frame | undefined> {
  const { inThisTab } = device;
  const version = await frameVersionOf(device);
  if (version === undefined) return undefined;
  if (inThisTab.frame?.version !== version) inThisTab.frame = { version, reading: read<Frame>(device, 'frame') };
  const { reading } = inThisTab.frame;
  return reading.catch((error: unknown) => {
    if (inThisTab.frame?.reading === reading) inThisTab.frame = undefined;
    throw error;
  });
}

export const frameVersionOf = (device: Device) => read<Contents['frame-version']>(device, 'frame-version');

/** Replaces the station list. Observations at stations of the earlier one are read with what is kept of it. */
export async function keepFrame(device: Device, frame: Frame): Promise<void> {
  const before = await frameOf(device);
  if (before) await keepFrameFacts(device, before);
  const rows = await Promise.all([
    sealedReference(device, 'frame', frame),
    sealedReference(device, 'frame-version', frame.version),
  ]);
  await device.database.write(['reference'], (tables) => tables.reference.bulkPut(rows));
  device.changes.announce({ observations: [] });
}

const frameFactsName = (version: number) => `frame-facts|${version}`;

/** What conditions read of a station list; the list itself takes too much room to be kept in every version. */
export async function keepFrameFacts({ cipher, database }: Device, frame: Frame): Promise<void> {
  const id = await cipher.opaqueName(frameFactsName(frame.version));
  const body = await sealedTable<StoredFrameFacts>(cipher, 'reference').seal(id, storedFrameFacts(frame));
  await database.write(['reference'], ({ reference }) => reference.put({ id, body }));
}

/** Undefined where this phone has never had that version. */
async function frameFactsOf(device: Device, version: number): Promise<FrameFacts | undefined> {
  const { frameFacts: known } = device.inThisTab;
  const found = known.get(version);
  if (found) return found;
  const frame = await frameOf(device);
  const stored =
    frame?.version === version
      ? storedFrameFacts(frame)
      : await read<StoredFrameFacts>(device, frameFactsName(version));
  const facts = stored && frameFacts(stored);
  if (facts) known.set(version, facts);
  return facts;
}

const NO_FRAME = frameFacts({ contests: [], areas: [], zones: [] });

/** Of this version, or else of the newest, as at headquarters. */
export async function frameFactsFor(device: Device, version: number | null): Promise<FrameFacts> {
  const pinned = version === null ? undefined : await frameFactsOf(device, version);
  if (pinned) return pinned;
  const newest = await frameVersionOf(device);
  return (newest === undefined ? undefined : await frameFactsOf(device, newest)) ?? NO_FRAME;
}

/** Versions that places of the team's observations were chosen from, and of which nothing is on this phone. */
export async function missingFrames(device: Device): Promise<number[]> {
  const versions = new Set<number>();
  for (const { revisions } of (await heldObservations(device)).values())
    for (const { changes } of revisions.values())
      for (const { answer } of Object.values(changes))
        if (answer.kind === 'place' && answer.place.kind === 'station') versions.add(answer.place.frameVersion);
  const missing: number[] = [];
  for (const version of versions) if (!(await frameFactsOf(device, version))) missing.push(version);
  return missing;
}

export async function keepForms(device: Device, forms: readonly Form[]): Promise<void> {
  const rows = await Promise.all(forms.map((form) => sealedForm(device, form)));
  await device.database.write(['reference'], (tables) => tables.reference.bulkPut(rows));
  device.changes.announce({ observations: [] });
}

export type FormName = { id: string; version: number };

/** Of these, what is not on this phone. */
export async function missingFormsOf(device: Device, named: readonly FormName[]): Promise<FormName[]> {
  const missing = new Map<string, FormName>();
  for (const { id, version } of named)
    if (!(await formOf(device, id, version))) missing.set(formName(id, version), { id, version });
  return [...missing.values()];
}

/** Forms that the reference names, or an observation on this phone is filled on, and that are not here. */
export async function missingForms(device: Device): Promise<FormName[]> {
  const reference = (await heldReference(device))?.content;
  const used = [...(await heldObservations(device)).values()].flatMap((held) => {
    const about = aboutOf(held);
    return about ? [{ id: about.form, version: about.formVersion }] : [];
  });
  return missingFormsOf(device, [...(reference?.forms ?? []), ...used]);
}
