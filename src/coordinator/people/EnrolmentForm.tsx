import { useForm } from 'react-hook-form';
import type { EnrolmentCard } from '#model/desk/people.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { FailureNote } from '../controls/FailureNote.tsx';
import { makeEnrolmentCodes } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import styles from './PersonForm.module.css';

type Props = { people: string[]; onCards: (cards: EnrolmentCard[]) => void };

export function EnrolmentForm({ people, onCards }: Props) {
  const { say } = useWords();
  const { register, handleSubmit } = useForm({ defaultValues: { hoursValid: 72 } });
  const { run, busy, failure } = useDeed(makeEnrolmentCodes, onCards);
  const submit = handleSubmit(({ hoursValid }) => run({ people, hoursValid }));
  return (
    <form className={styles.form} aria-label={say('enrolment.make')} onSubmit={(event) => void submit(event)}>
      <Field label={say('enrolment.hours')} error={undefined}>
        {(field) => (
          <input
            {...field}
            {...register('hoursValid', { valueAsNumber: true })}
            type="number"
            min={1}
            max={1440}
            required
            inputMode="numeric"
          />
        )}
      </Field>
      <Button look="main" type="submit" disabled={busy}>
        {say('enrolment.do')}
      </Button>
      <span>{say('enrolment.chosen', { count: people.length })}</span>
      <FailureNote failure={failure} />
    </form>
  );
}
