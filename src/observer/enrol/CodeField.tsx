import { useObserverText } from '#observer/use-observer-text.ts';
import { Field } from '#ui/Field.tsx';

type Props = { code: string; isMissing: boolean; onChange: (code: string) => void };

export function CodeField({ code, isMissing, onChange }: Props) {
  const { t } = useObserverText();
  return (
    <Field label={t('enrol.code')} hint={t('enrol.code-hint')} error={isMissing ? t('enrol.code-missing') : undefined}>
      {(control) => (
        <input
          {...control}
          type="text"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          maxLength={40}
          value={code}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
