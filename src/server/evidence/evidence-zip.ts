import { type ZipEntry, zipOf } from '#exports/zip.ts';
import type { EvidenceLink } from '#model/protocol/evidence.ts';
import type { Database } from '#server/store/dialect.ts';
import { photoContent } from '#server/store/photos.ts';
import type { Evidence } from './evidence.ts';

/** Links in one file of the ZIP. */
const LINKS = 1000;

/** Everything that shows that the mission's log is whole and unchanged, made while it is read. */
export const evidenceZip = (db: Database, evidence: Evidence) => zipOf(entries(db, evidence));

async function* entries(db: Database, evidence: Evidence): AsyncGenerator<ZipEntry> {
  const { mission, manifest, files, photos, at } = evidence;
  const written = { at: new Date(at) };
  const file = (name: string, text: string): ZipEntry => ({
    name,
    content: new TextEncoder().encode(text),
    ...written,
  });
  yield file('manifest.json', `${JSON.stringify(manifest)}\n`);
  for (const [name, text] of Object.entries(files)) yield file(name, text);
  let part = 0;
  for await (const links of linksOf(db, evidence)) {
    part += 1;
    yield file(`log/${String(part).padStart(6, '0')}.jsonl`, links.map((link) => `${JSON.stringify(link)}\n`).join(''));
  }
  for (const hash of photos) {
    const content = await photoContent(db, { mission, hash });
    if (content) yield { name: `photos/${hash}.jpg`, content, ...written };
  }
}

/** In the order of the chain, up to what the manifest was signed for. */
async function* linksOf(db: Database, { mission, position: last }: Evidence): AsyncGenerator<EvidenceLink[]> {
  for (let after = 0; after < last; after += LINKS)
    yield await db
      .selectFrom('log_links')
      .innerJoin('revisions', 'revisions.id', 'log_links.revision_id')
      .select(['position', 'head', 'received_at as receivedAt', 'text', 'signature'])
      .where('log_links.mission_id', '=', mission)
      .where('position', '>', after)
      .where('position', '<=', Math.min(after + LINKS, last))
      .orderBy('position')
      .execute();
}
