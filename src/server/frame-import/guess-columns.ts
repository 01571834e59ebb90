import { type ColumnMapping, StationField } from '#model/desk/frame-import.ts';
import { type AreaType, meaningsOf } from './headings.ts';

/** From the top of the tree down; a constituency only where nothing else names the area. */
const LEVELS: readonly AreaType[] = ['region', 'city', 'district', 'settlement'];

/** A first mapping from the headings, to be corrected by whoever uploads. */
export function guessColumns(header: readonly string[]): ColumnMapping {
  const columnOf = new Map([...meaningsOf(header)].map(([column, meaning]) => [meaning, column]));
  const columns: ColumnMapping['columns'] = {};
  for (const field of StationField.options) {
    const column = columnOf.get(field);
    if (column !== undefined) columns[field] = column;
  }
  const level = (type: AreaType): ColumnMapping['areas'] => {
    const code = columnOf.get(`${type} code`);
    const name = columnOf.get(`${type} name`) ?? code;
    return name === undefined ? [] : [{ name, code: code ?? null, type }];
  };
  const areas = LEVELS.flatMap(level);
  return {
    columns,
    areas: areas.length > 0 ? areas : level('constituency'),
    codeFrom: columns.code === undefined ? 'area-and-number' : 'column',
    contestsForAll: [],
  };
}
