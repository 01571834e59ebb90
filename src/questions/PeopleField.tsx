import type { Question } from '#model/form.ts';
import { ChoiceRow } from '#ui/ChoiceRow.tsx';
import styles from './Fields.module.css';
import type { FieldProps } from './field-props.ts';

/** Which members of the team are present. */
export function PeopleField(props: FieldProps<Extract<Question, { kind: 'people' }>>) {
  const { answer, around, labelledBy, onAnswer } = props;
  const present = answer?.kind === 'people' ? answer.people : [];
  const toggle = (id: string) => {
    const people = present.includes(id) ? present.filter((other) => other !== id) : [...present, id];
    onAnswer(people.length > 0 ? { kind: 'people', people } : { kind: 'cleared' });
  };
  return (
    <fieldset aria-labelledby={labelledBy} className={styles.list}>
      {around.people.map((person) => (
        <ChoiceRow
          key={person.id}
          type="checkbox"
          checked={present.includes(person.id)}
          onChange={() => toggle(person.id)}
        >
          {person.name}
        </ChoiceRow>
      ))}
    </fieldset>
  );
}
