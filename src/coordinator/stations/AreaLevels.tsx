import type { ColumnMapping } from '#model/desk/frame-import.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { useWords } from '../words.tsx';
import { ColumnSelect } from './ColumnSelect.tsx';
import styles from './MappingStep.module.css';

type Level = ColumnMapping['areas'][number];
type Props = { header: readonly string[]; levels: readonly Level[]; onChange: (levels: Level[]) => void };

const TYPES: Level['type'][] = ['region', 'city', 'district', 'settlement', 'constituency', 'other'];

export function AreaLevels({ header, levels, onChange }: Props) {
  const { say, sayCode } = useWords();
  const change = (at: number, part: Partial<Level>) =>
    onChange(levels.map((level, index) => (index === at ? { ...level, ...part } : level)));
  return (
    <>
      {levels.map((level, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place in the order
        <div key={index} className={styles.level}>
          <ColumnSelect
            label={say('import.areaName', { level: index + 1 })}
            header={header}
            value={level.name}
            optional={false}
            onChange={(name) => name !== null && change(index, { name })}
          />
          <ColumnSelect
            label={say('import.areaCode', { level: index + 1 })}
            header={header}
            value={level.code}
            onChange={(code) => change(index, { code })}
          />
          <Field label={say('import.areaType', { level: index + 1 })} error={undefined}>
            {(field) => (
              <select
                {...field}
                value={level.type}
                onChange={(event) => {
                  const type = TYPES.find((each) => each === event.target.value);
                  if (type) change(index, { type });
                }}
              >
                {TYPES.map((type) => (
                  <option key={type} value={type}>
                    {sayCode('area', type)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Button look="quiet" onClick={() => onChange(levels.filter((_, at) => at !== index))}>
            {say('import.removeLevel', { level: index + 1 })}
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...levels, { name: 0, code: null, type: 'district' }])}>
          {say('import.addLevel')}
        </Button>
      </div>
    </>
  );
}
