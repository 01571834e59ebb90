/** One line of the table. `met` is null where there is no bar to meet: the figure explains another. */
export type Row = { bar: string; figure: string; limit: string; met: boolean | null };

export const atMost = (bar: string, figure: number, { limit, unit }: { limit: number; unit: string }): Row => ({
  bar,
  figure: said(figure, unit),
  limit: `≤ ${limit} ${unit}`,
  met: figure <= limit,
});

export const atLeast = (bar: string, figure: number, { limit, unit }: { limit: number; unit: string }): Row => ({
  bar,
  figure: said(figure, unit),
  limit: `≥ ${limit} ${unit}`,
  met: figure >= limit,
});

export const told = (bar: string, figure: string): Row => ({ bar, figure, limit: '', met: null });

export const said = (figure: number, unit: string): string =>
  `${figure >= 100 ? Math.round(figure).toLocaleString('en') : Number(figure.toPrecision(3))} ${unit}`;

export function tableOf(rows: readonly Row[]): string {
  const lines = [
    ['bar', 'figure', 'limit', 'met?'],
    ...rows.map(({ bar, figure, limit, met }) => [bar, figure, limit, met === null ? '' : met ? 'yes' : 'NO']),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')).join('\n');
}
