import { Field } from '#ui/Field.tsx';

type Props = {
  label: string;
  hint?: string;
  value: string;
  error: string | undefined;
  digits?: boolean;
  onChange: (secret: string) => void;
};

/** What is typed here stays out of keyboards' memories and password lists as far as a page can ask. */
export const SecretField = ({ label, hint, value, error, digits = false, onChange }: Props) => (
  <Field label={label} hint={hint} error={error}>
    {(control) => (
      <input
        {...control}
        type="password"
        inputMode={digits ? 'numeric' : 'text'}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={200}
        value={value}
        onChange={({ target }) => onChange(digits ? target.value.replaceAll(/\D/g, '') : target.value)}
      />
    )}
  </Field>
);
