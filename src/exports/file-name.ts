import type { ExportRequest } from '#model/desk/observations.ts';

/**
 * A file name that says which filter was in force, so that a part of the observations is never taken for the whole:
 * `observations_form-voting_area-KZ-71_labels-kk_2023-03-19.csv`. ASCII only.
 * @param day local calendar date of the export
 */
export function exportFileName(kind: string, request: ExportRequest, day: string): string {
  const [name = kind, extension = ''] = kind.split('.');
  const filter = Object.entries(request)
    .filter(([, value]) => value !== undefined)
    .map(
      ([field, value]) =>
        `${field}-${String(value)
          .replaceAll(/[^\w.-]+/g, '-')
          .slice(0, 40)}`,
    );
  return `${[name, ...filter, day].join('_')}.${extension}`;
}
