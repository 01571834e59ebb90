import { dateTimeText } from '#messages/dates.ts';
import type { Question } from '#model/form.ts';
import type { Person } from '#model/mission.ts';
import { ChoiceRow } from '#ui/ChoiceRow.tsx';
import styles from './Fields.module.css';
import type { FieldProps } from './field-props.ts';
import { useQuestionText } from './use-question-text.ts';

/** Each member agrees for themselves; on a colleague's phone it is marked as declared. */
export function AgreementField(props: FieldProps<Extract<Question, { kind: 'agreement' }>>) {
  const { answer, around, labelledBy, onAnswer } = props;
  const { t, language } = useQuestionText();
  const agreed = answer?.kind === 'agreement' ? answer.agreed : [];
  const toggle = ({ id }: Person) => {
    const others = agreed.filter(({ person }) => person !== id);
    const next =
      others.length < agreed.length
        ? others
        : [...others, { person: id, at: around.now(), declared: id !== around.me }];
    onAnswer(next.length > 0 ? { kind: 'agreement', agreed: next } : { kind: 'cleared' });
  };
  return (
    <fieldset aria-labelledby={labelledBy} className={styles.list}>
      {around.people.map((person) => {
        const own = agreed.find((entry) => entry.person === person.id);
        const at = own && dateTimeText(own.at, { timeZone: around.timeZone, language });
        return (
          <ChoiceRow key={person.id} type="checkbox" checked={own !== undefined} onChange={() => toggle(person)}>
            {person.name}
            {at && (
              <span className={styles.soft}> {t(own.declared ? 'agreement.declared-at' : 'agreement.at', { at })}</span>
            )}
          </ChoiceRow>
        );
      })}
    </fieldset>
  );
}
