import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { EXPORT_KINDS, ExportRequest } from '#model/desk/observations.ts';
import { exportOf } from '#server/desk/exports.ts';
import { type Command, UsageError } from './command.ts';
import { missionOf, withServer } from './with-server.ts';

const text = { type: 'string' } as const;
const filters = { form: text, area: text, team: text, state: text, with: text, search: text, labels: text };

export const exportObservations: Command = {
  usage: `export KIND --out FILE [--mission ID] [--labels en|ru|kk] [--form …] [--area …] [--team …] [--state …] [--with …] [--search …]`,
  summary: `Writes one of ${EXPORT_KINDS.join(', ')}.`,
  run: (args, context) => {
    const { values, positionals } = parseArgs({
      args,
      options: { out: text, mission: text, ...filters },
      allowPositionals: true,
    });
    const { out, mission: named, ...query } = values;
    const kind = EXPORT_KINDS.find((known) => known === positionals[0]);
    if (!kind) throw new UsageError(`Say what to export: ${EXPORT_KINDS.join(', ')}.`);
    if (out === undefined) throw new UsageError('Say where to write it with --out FILE.');
    const request = ExportRequest.safeParse(query);
    if (!request.success) throw new UsageError(`--${request.error.issues[0]?.path.join('.')} cannot be meant.`);
    return withServer(context, async (server) => {
      const reader = { role: 'owner' as const, areaPaths: [], mission: await missionOf(server, named) };
      const { content } = await exportOf(server, { kind, reader, request: request.data });
      await writeWhole(out, content);
      context.print(`Written: ${out}`);
    });
  },
};

/** Written beside and renamed when whole: a file that is there is complete. */
async function writeWhole(file: string, content: AsyncIterable<string>): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(content), createWriteStream(part, { mode: 0o600 }));
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}
