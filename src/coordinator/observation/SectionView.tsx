import type { Section } from '#model/form.ts';
import { useWords } from '../words.tsx';
import { QuestionView } from './QuestionView.tsx';
import styles from './SectionView.module.css';
import { useDossier } from './use-dossier.tsx';

export function SectionView({ section }: { section: Section }) {
  const { say, label } = useWords();
  const { standings } = useDossier().reading;
  const notAsked = section.questions.filter(({ id }) => standings.get(id) === 'not-asked');
  const shown = section.questions.filter((question) => !notAsked.includes(question));
  return (
    <section>
      <h2 className={styles.title}>{label(section.title)}</h2>
      {shown.map((question) => (
        <QuestionView key={question.id} question={question} />
      ))}
      {notAsked.length > 0 && (
        <details className={styles.notAsked}>
          <summary>{say('observation.notAskedCount', { count: notAsked.length })}</summary>
          <ul>
            {notAsked.map((question) => (
              <li key={question.id}>
                {label(question.label)} <span>{question.id}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
