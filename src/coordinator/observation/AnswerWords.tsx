import type { Answer } from '#model/answer.ts';
import type { Question } from '#model/form.ts';
import { Badge } from '#ui/Badge.tsx';
import { useFormats } from '../use-formats.ts';
import { useWords } from '../words.tsx';
import styles from './AnswerWords.module.css';
import { NumberWords } from './NumberWords.tsx';
import { PlaceWords } from './PlaceWords.tsx';
import { useDossier, usePersonName } from './use-dossier.tsx';

/** One answer in words of the chosen language; codes the form does not know are shown as they are. */
export function AnswerWords({ question, answer }: { question: Question; answer: Answer }) {
  const { say, sayCode, label } = useWords();
  const { dateTime } = useFormats();
  const { timeZone } = useDossier();
  const person = usePersonName();
  const option = (code: string) => {
    const options = question.kind === 'choice' || question.kind === 'choices' ? question.options : [];
    const found = options.find((each) => each.code === code);
    return found ? label(found.label) : code;
  };
  switch (answer.kind) {
    case 'choice':
      return (
        <span>
          {option(answer.option)}
          {answer.count !== undefined && ` (${say('observation.times', { count: answer.count })})`}
        </span>
      );
    case 'choices':
      return (
        <ul className={styles.list}>
          {answer.options.map((code) => (
            <li key={code}>{option(code)}</li>
          ))}
        </ul>
      );
    case 'number':
      return <NumberWords question={question} values={answer.values} />;
    case 'time':
      return <time dateTime={answer.at}>{dateTime(answer.at, timeZone)}</time>;
    case 'text':
      return <span className={styles.text}>{answer.text}</span>;
    case 'place':
      return <PlaceWords place={answer.place} />;
    case 'people':
      return <span>{answer.people.map(person).join(', ') || say('common.none')}</span>;
    case 'agreement':
      return (
        <ul className={styles.list}>
          {answer.agreed.map((agreed) => (
            <li key={agreed.person}>
              {say('heads.by', { person: person(agreed.person), at: dateTime(agreed.at, timeZone) })}
            </li>
          ))}
        </ul>
      );
    case 'absence':
      return <Badge>{sayCode('absence', answer.absence)}</Badge>;
    case 'cleared':
      return <span className={styles.soft}>{sayCode('answer', 'cleared')}</span>;
    default:
      return answer satisfies never;
  }
}
