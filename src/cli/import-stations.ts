import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type ColumnMapping, StationField } from '#model/desk/frame-import.ts';
import { ListPlan, PublishedList } from '#server/admin/messages.ts';
import { guessColumns } from '#server/frame-import/guess-columns.ts';
import { tableOf } from '#server/frame-import/publish-frame.ts';
import type { Table } from '#server/frame-import/table.ts';
import { missionOf, withAdmin } from './admin.ts';
import { type Command, UsageError } from './command.ts';
import type { Asked } from './transports.ts';

const MOST_FAULTS = 20;

const options = {
  mission: { type: 'string' },
  sheet: { type: 'string' },
  column: { type: 'string', multiple: true },
  contests: { type: 'string' },
  publish: { type: 'boolean' },
  'skip-faults': { type: 'boolean' },
} as const;

export const importStations: Command = {
  usage:
    'import-stations FILE [--mission ID] [--sheet NAME] [--column FIELD=HEADING]… [--contests CODE,CODE] [--publish [--skip-faults]]',
  summary: 'Shows what a station list (CSV, XLSX) would change; with --publish, changes it.',
  run: (args, context) => {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [file] = positionals;
    if (file === undefined) throw new UsageError('Name the file of the station list.');
    const content = new Uint8Array(readFileSync(file));
    return withAdmin(context, async (admin) => {
      const mission = missionOf(admin, values.mission);
      const table = await tableOf(content, values.sheet ?? null);
      const mapping = mappingOf(table, values.column ?? [], values.contests);
      for (const line of mappingLines(table, mapping)) context.print(line);
      const list = {
        mission,
        mapping: JSON.stringify(mapping),
        ...(values.sheet === undefined ? {} : { sheet: values.sheet }),
      };
      const plan = await admin.ask(ListPlan, sent(content, 'plan', list));
      for (const line of planLines(plan)) context.print(line);
      if (!values.publish) return context.print('Nothing was written. Add --publish to publish this list.');
      if (plan.faultCount > 0 && !values['skip-faults'])
        throw new UsageError('Nothing was written: correct the rows above, or add --skip-faults to leave them out.');
      const seen = {
        ...(plan.against === null ? {} : { against: String(plan.against) }),
        skipFaults: values['skip-faults'] ? 'yes' : 'no',
      };
      const { version } = await admin.ask(PublishedList, sent(content, 'publish', { ...list, ...seen }));
      context.print(`Published as version ${version}.`);
    });
  },
};

const sent = (body: Uint8Array<ArrayBuffer>, to: 'plan' | 'publish', query: Record<string, string>): Asked => ({
  method: 'POST',
  path: `/stations/${to}?${new URLSearchParams(query)}`,
  body,
});

/** The guess, corrected by `--column number="№ участка"`. */
function mappingOf(table: Table, corrections: readonly string[], contests: string | undefined): ColumnMapping {
  const mapping = guessColumns(table.header);
  for (const correction of corrections) {
    const [name = '', heading = ''] = correction.split(/=(.*)/s);
    const field = StationField.options.find((known) => known === name);
    const column = table.header.indexOf(heading);
    if (!field) throw new UsageError(`--column ${name}: the fields are ${StationField.options.join(', ')}.`);
    if (column === -1) throw new UsageError(`--column ${name}: the list has no column "${heading}".`);
    mapping.columns[field] = column;
    if (field === 'code') mapping.codeFrom = 'column';
  }
  return { ...mapping, contestsForAll: contests?.split(',').map((code) => code.trim()) ?? [] };
}

function mappingLines({ readAs, header, sheet, rows }: Table, { columns, areas }: ColumnMapping): string[] {
  const named = Object.entries(columns).map(([field, column]) => `  ${field}: ${header[column] ?? '?'}`);
  const levels = areas.map(({ name, type }) => `  area (${type}): ${header[name] ?? '?'}`);
  return [`Read as ${readAs}${sheet === null ? '' : `, sheet "${sheet}"`}, ${rows.length} rows.`, ...named, ...levels];
}

function planLines(plan: ListPlan): string[] {
  const { added, changed, moved, gone, unchanged, areas, faults, faultCount } = plan;
  const more = faultCount > MOST_FAULTS ? [`  … and ${faultCount - MOST_FAULTS} more`] : [];
  return [
    `Stations: ${added.count} new, ${changed.count} changed, ${moved.count} in another area, ${unchanged} unchanged,`,
    `  ${gone.count} no longer listed (${gone.withObservations} of them with observations, which stay attached).`,
    `Areas: ${areas.added} new, ${areas.total} in all.`,
    ...(faultCount > 0 ? [`Faults: ${faultCount}`] : []),
    ...faults
      .slice(0, MOST_FAULTS)
      .map(({ row, fault, column, value }) => `  row ${row}: ${fault}${column ? ` in "${column}"` : ''}: ${value}`),
    ...more,
  ];
}
