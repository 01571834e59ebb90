import { Field } from '#ui/Field.tsx';
import { useWords } from '../words.tsx';

type Props = {
  label: string;
  header: readonly string[];
  value: number | null;
  onChange: (column: number | null) => void;
  /** Whether the list may lack this column. */
  optional?: boolean;
};

export function ColumnSelect({ label, header, value, onChange, optional = true }: Props) {
  const { say } = useWords();
  return (
    <Field label={label} error={undefined}>
      {(field) => (
        <select
          {...field}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
        >
          {optional && <option value="">{say('import.notInFile')}</option>}
          {header.map((heading, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
            <option key={column} value={column}>
              {heading || say('import.column', { number: column + 1 })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
