import { Field } from '#ui/Field.tsx';
import { useWords } from '../words.tsx';

type Props = {
  label: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
};

export function ChoiceFilter({ label, value = '', options, onChange }: Props) {
  const { say } = useWords();
  return (
    <Field label={label} error={undefined}>
      {(field) => (
        <select {...field} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{say('common.all')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
