import { Field } from '#ui/Field.tsx';
import { useDraftText } from './use-draft-text.ts';
import { useQuestionText } from './use-question-text.ts';
import { wholeNumber } from './whole-number.ts';

type Props = {
  /** Shown above the box; `labelledBy` names it by a label that is shown already. */
  label?: string;
  labelledBy?: string;
  value: number | undefined;
  onNumber: (value: number | undefined) => void;
};

/** One whole number. What is not a number stays in the box and is named; nothing of it is saved. */
export function NumberBox({ label = '', labelledBy, value, onNumber }: Props) {
  const { t } = useQuestionText();
  const isWrong = (typed: string) => wholeNumber(typed) === null;
  const save = (typed: string, before: string) => {
    const number = wholeNumber(typed) ?? undefined;
    if (number !== (wholeNumber(before) ?? undefined)) onNumber(number);
  };
  const draft = useDraftText(value === undefined ? '' : String(value), save, isWrong);
  return (
    <Field label={label} error={isWrong(draft.text) ? t('number.not-a-number') : undefined}>
      {(control) => (
        <input
          {...control}
          aria-labelledby={labelledBy}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          value={draft.text}
          onFocus={draft.onFocus}
          onChange={(event) => draft.onChange(event.target.value)}
          onBlur={draft.onBlur}
        />
      )}
    </Field>
  );
}
