import { useState } from 'react';
import { instantOf, localParts } from '#messages/dates.ts';
import type { Question } from '#model/form.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { AbsenceRows } from './AbsenceRows.tsx';
import styles from './Fields.module.css';
import type { FieldProps } from './field-props.ts';
import { useQuestionText } from './use-question-text.ts';

type TimeQuestion = Extract<Question, { kind: 'time' }>;

/** A time with its date, since counts end after midnight. One tap for now; a date alone is not yet an answer. */
export function TimeField({ question, answer, around, labelledBy, onAnswer }: FieldProps<TimeQuestion>) {
  const { t } = useQuestionText();
  const saved = answer?.kind === 'time' ? localParts(answer.at, around.timeZone) : { date: '', time: '' };
  const [typed, setTyped] = useState<{ date?: string; time?: string }>({});
  const shown = { ...saved, ...typed };
  const change = (part: { date?: string; time?: string }) => {
    const next = { ...shown, ...part };
    const date = next.date || localParts(around.now(), around.timeZone).date;
    const at = next.time ? instantOf(date, next.time, around.timeZone) : undefined;
    setTyped(at ? {} : { ...typed, ...part });
    if (at && (answer?.kind !== 'time' || at !== answer.at)) onAnswer({ kind: 'time', at });
  };
  const now = () => {
    setTyped({});
    onAnswer({ kind: 'time', at: around.now() });
  };
  return (
    <fieldset aria-labelledby={labelledBy} className={styles.list}>
      <Button wide onClick={now}>
        {t('time.now')}
      </Button>
      <div className={styles.parts}>
        <Field label={t('time.time')} error={undefined}>
          {(control) => (
            <input
              {...control}
              type="time"
              value={shown.time}
              onChange={(event) => change({ time: event.target.value })}
              onBlur={() => setTyped({})}
            />
          )}
        </Field>
        <Field label={t('time.date')} error={undefined}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={shown.date}
              onChange={(event) => change({ date: event.target.value })}
            />
          )}
        </Field>
      </div>
      <AbsenceRows question={question} answer={answer} onAnswer={onAnswer} />
    </fieldset>
  );
}
