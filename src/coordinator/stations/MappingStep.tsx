import { type ColumnMapping, STATION_FIELDS, type StationField, type UploadedTable } from '#model/desk/frame-import.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import type { Failure } from '../api.ts';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { useWords } from '../words.tsx';
import { AreaLevels } from './AreaLevels.tsx';
import { ColumnSelect } from './ColumnSelect.tsx';
import { ContestsForAll } from './ContestsForAll.tsx';
import styles from './MappingStep.module.css';
import { SampleTable } from './SampleTable.tsx';

type Props = {
  uploaded: UploadedTable;
  mapping: ColumnMapping;
  onChange: (mapping: ColumnMapping) => void;
  onDryRun: () => void;
  busy: boolean;
  failure: Failure | undefined;
};

export function MappingStep({ uploaded, mapping, onChange, onDryRun, busy, failure }: Props) {
  const { say } = useWords();
  const { header } = uploaded;
  const setColumn = (field: StationField, column: number | null) => {
    const { [field]: _, ...others } = mapping.columns;
    onChange({ ...mapping, columns: column === null ? others : { ...others, [field]: column } });
  };
  return (
    <section className={controls.stack}>
      <h2 className={controls.heading}>{say('import.step2')}</h2>
      <p className={controls.soft}>{say('import.guessed')}</p>
      <SampleTable uploaded={uploaded} />
      <fieldset className={styles.group}>
        <legend>{say('import.areaFields')}</legend>
        <AreaLevels header={header} levels={mapping.areas} onChange={(areas) => onChange({ ...mapping, areas })} />
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{say('import.stationFields')}</legend>
        <div className={styles.fields}>
          <Field label={say('import.codeFrom')} error={undefined}>
            {(field) => (
              <select
                {...field}
                value={mapping.codeFrom}
                onChange={(event) =>
                  onChange({
                    ...mapping,
                    codeFrom: event.target.value === 'column' ? 'column' : 'area-and-number',
                  })
                }
              >
                <option value="column">{say('import.codeFrom.column')}</option>
                <option value="area-and-number">{say('import.codeFrom.area-and-number')}</option>
              </select>
            )}
          </Field>
          {STATION_FIELDS.filter((field) => field !== 'code' || mapping.codeFrom === 'column').map((field) => (
            <ColumnSelect
              key={field}
              label={say(`field.${field}`)}
              header={header}
              value={mapping.columns[field] ?? null}
              onChange={(column) => setColumn(field, column)}
            />
          ))}
        </div>
        <p className={controls.soft}>{say('import.codeFromHint')}</p>
      </fieldset>
      <ContestsForAll
        codes={uploaded.contests}
        chosen={mapping.contestsForAll}
        onChange={(contestsForAll) => onChange({ ...mapping, contestsForAll })}
      />
      <FailureNote failure={failure} />
      <div>
        <Button look="main" disabled={busy} onClick={onDryRun}>
          {say('import.dryRun')}
        </Button>
      </div>
    </section>
  );
}
