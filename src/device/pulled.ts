import type { Form } from '#model/form.ts';
import type { Instant } from '#model/ids.ts';
import { parseRevision, type Revision, type SignedRevision } from '#model/observation/revision.ts';
import type { Reference } from '#model/protocol/messages.ts';
import { isRestored } from '#model/protocol/phone-decisions.ts';
import type { Device } from './device.ts';
import { heardNow } from './enrolment.ts';
import { catchUp } from './held.ts';
import { offerAgain } from './offer-again.ts';
import { pullCursor, sealedForm, sealedReference } from './reference.ts';
import type { RevisionRow } from './rows.ts';
import { sealedTable } from './sealed-table.ts';

export type PulledPage = {
  cursor: string;
  serverTime: Instant;
  revisions: readonly { signed: SignedRevision; revision: Revision }[];
  reference?: { stamp: string; content: Reference } | undefined;
  /** Fetched for this page. */
  forms: readonly Form[];
};

/** A row that is no revision of this protocol is left out: it must not keep the others from arriving. */
export function readPulled(signed: SignedRevision): { signed: SignedRevision; revision: Revision } | undefined {
  try {
    return { signed, revision: parseRevision(signed.text) };
  } catch {
    return undefined; // a newer protocol, or damage: the server has it, this phone cannot show it
  }
}

const TABLES = ['revisions', 'reference', 'state', 'outbox', 'carried', 'photos'] as const;

/**
 * The page and its cursor in one transaction: a crash between pages repeats harmlessly. Revisions already here are
 * left as they are, also this phone's own: being pulled back is no receipt. With the page of a restored server
 * everything this phone sent goes back into its queues, before the new cursor can hide that it must.
 */
export async function keepPulled(device: Device, page: PulledPage): Promise<void> {
  const { database, cipher, changes } = device;
  const sealed = sealedTable<SignedRevision>(cipher, 'revisions');
  const ids = page.revisions.map(({ revision }) => revision.id);
  const known = await database.read(['revisions'], (tables) => tables.revisions.bulkGet(ids));
  const fresh = page.revisions.filter((_, index) => known[index] === undefined);
  const rows: RevisionRow[] = await Promise.all(
    fresh.map(async ({ signed, revision: { id, observation } }) => ({
      id,
      observation,
      body: await sealed.seal(id, signed),
    })),
  );
  const reference = await Promise.all([
    sealedReference(device, 'cursor', page.cursor),
    ...(page.reference ? [sealedReference(device, 'reference', page.reference)] : []),
    ...page.forms.map((form) => sealedForm(device, form)),
  ]);
  const news = { restored: isRestored(await pullCursor(device), page.cursor), reference: page.reference?.content };
  const again = await database.write(TABLES, async (tables) => {
    const already = await tables.revisions.bulkGet(rows.map(({ id }) => id));
    await tables.revisions.bulkAdd(rows.filter((_, index) => already[index] === undefined));
    await tables.reference.bulkPut(reference);
    await tables.state.put({ key: 'heard', value: heardNow(device, page.serverTime) });
    if (page.reference)
      await tables.state.put({ key: 'protection', value: page.reference.content.protection ?? 'none' });
    return offerAgain(tables, news);
  });
  const observations = [...new Set([...rows.map((row) => row.observation), ...again])];
  await catchUp(device, observations);
  changes.announce({ observations });
}
