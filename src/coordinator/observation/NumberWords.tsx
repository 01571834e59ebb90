import type { Question } from '#model/form.ts';
import { useFormats } from '../use-formats.ts';
import { useWords } from '../words.tsx';
import styles from './AnswerWords.module.css';
import { useDossier } from './use-dossier.tsx';

/** A single number stands alone; several carry the names of their parts and contests. */
export function NumberWords({ question, values }: { question: Question; values: Record<string, number> }) {
  const { label } = useWords();
  const { count } = useFormats();
  const { contests } = useDossier().dossier;
  const parts = question.kind === 'number' ? question.parts : [];
  const entries = Object.entries(values);
  const [only] = entries;
  if (only && entries.length === 1 && only[0] === 'value') return <span>{count(only[1])}</span>;
  const name = (key: string) => {
    const [contestCode, partCode] = key.includes('/') ? key.split('/') : [undefined, key];
    const contest = contests.find(({ code }) => code === contestCode);
    const part = parts.length > 1 ? parts.find(({ code }) => code === partCode) : undefined;
    return (
      [contest ? label(contest.name) : contestCode, part ? label(part.label) : undefined].filter(Boolean).join(', ') ||
      key
    );
  };
  return (
    <dl className={styles.numbers}>
      {entries.map(([key, value]) => (
        <div key={key} className={styles.number}>
          <dt>{name(key)}</dt>
          <dd>{count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
