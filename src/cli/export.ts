import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { EXPORT_KINDS, ExportRequest } from '#model/desk/observations.ts';
import { missionOf, withAdmin } from './admin.ts';
import { type Command, type Context, UsageError } from './command.ts';

const EVIDENCE = 'evidence.zip';
const SAY_WHERE = 'Say where to write it with --out FILE.';
const text = { type: 'string' } as const;
const filters = { form: text, area: text, team: text, state: text, with: text, search: text, labels: text };

export const exportObservations: Command = {
  usage: `export KIND --out FILE [--mission ID] [--labels en|ru|kk] [--form …] [--area …] [--team …] [--state …] [--with …] [--search …]`,
  summary: `Writes one of ${EXPORT_KINDS.join(', ')}, or ${EVIDENCE}, the whole mission for "verify".`,
  run: (args, context) => {
    const { values, positionals } = parseArgs({
      args,
      options: { out: text, mission: text, ...filters },
      allowPositionals: true,
    });
    const { out, mission: named, ...query } = values;
    if (positionals[0] === EVIDENCE) return exportEvidence(context, { out, mission: named, filters: query });
    const kind = EXPORT_KINDS.find((known) => known === positionals[0]);
    if (!kind) throw new UsageError(`Say what to export: ${[...EXPORT_KINDS, EVIDENCE].join(', ')}.`);
    if (out === undefined) throw new UsageError(SAY_WHERE);
    const request = ExportRequest.safeParse(query);
    if (!request.success) throw new UsageError(`--${request.error.issues[0]?.path.join('.')} cannot be meant.`);
    return withAdmin(context, async (admin) => {
      const asked = new URLSearchParams({ kind, mission: missionOf(admin, named) });
      for (const [name, value] of Object.entries(request.data)) if (value !== undefined) asked.set(name, value);
      await writeWhole(out, await admin.download(`/export?${asked}`));
      context.print(`Written: ${out}`);
    });
  },
};

async function exportEvidence(
  context: Context,
  { out, mission, filters: given }: { out: string | undefined; mission: string | undefined; filters: object },
): Promise<void> {
  const [filter] = Object.keys(given);
  if (filter !== undefined) throw new UsageError(`${EVIDENCE} is the whole mission: leave out --${filter}.`);
  if (out === undefined) throw new UsageError(SAY_WHERE);
  await withAdmin(context, async (admin) => {
    const asked = new URLSearchParams({ mission: missionOf(admin, mission) });
    await writeWhole(out, await admin.download(`/evidence?${asked}`));
    context.print(`Written: ${out}`);
  });
}

/** Written beside and renamed when whole: a file that is there is complete. */
async function writeWhole(file: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(content, createWriteStream(part, { mode: 0o600 }));
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}
