import { instantOf, localParts } from '#messages/dates.ts';
import type { Question } from '#model/form.ts';
import type { Instant } from '#model/ids.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { AbsenceRows } from './AbsenceRows.tsx';
import styles from './Fields.module.css';
import type { FieldProps } from './field-props.ts';
import { useDraftText } from './use-draft-text.ts';
import { useQuestionText } from './use-question-text.ts';

type TimeQuestion = Extract<Question, { kind: 'time' }>;

/** A time with its date, since counts end after midnight. One tap for now; a date alone is not yet an answer. */
export function TimeField({ question, answer, around, labelledBy, onAnswer }: FieldProps<TimeQuestion>) {
  const { t } = useQuestionText();
  const { now, timeZone } = around;
  const local = (at: Instant) => localParts(at, timeZone);
  const shownSaved = answer?.kind === 'time' ? local(answer.at) : { date: '', time: '' };
  const instantIn = (typed: string): Instant | undefined => {
    const [date, time] = typed.split(' ');
    return time ? instantOf(date || local(now()).date, time, timeZone) : undefined;
  };
  const save = (typed: string, before: string) => {
    const at = instantIn(typed);
    if (at && at !== instantIn(before)) onAnswer({ kind: 'time', at });
  };
  // both parts in one draft, so that a date waits for its time
  const draft = useDraftText(`${shownSaved.date} ${shownSaved.time}`, save, (typed) => instantIn(typed) === undefined);
  const [date = '', time = ''] = draft.text.split(' ');
  const part = { onFocus: draft.onFocus, onBlur: draft.onBlur };
  return (
    <fieldset aria-labelledby={labelledBy} className={styles.list}>
      <Button
        wide
        onClick={() => {
          draft.drop();
          onAnswer({ kind: 'time', at: now() });
        }}
      >
        {t('time.now')}
      </Button>
      <div className={styles.parts}>
        <Field label={t('time.time')} error={undefined}>
          {(control) => (
            <input
              {...control}
              {...part}
              type="time"
              autoComplete="off"
              value={time}
              onChange={(event) => draft.onChange(`${date} ${event.target.value}`)}
            />
          )}
        </Field>
        <Field label={t('time.date')} error={undefined}>
          {(control) => (
            <input
              {...control}
              {...part}
              type="date"
              autoComplete="off"
              value={date}
              onChange={(event) => draft.onChange(`${event.target.value} ${time}`)}
            />
          )}
        </Field>
      </div>
      <AbsenceRows question={question} answer={answer} onAnswer={onAnswer} />
    </fieldset>
  );
}
