import { Fragment } from 'react';
import type { Question } from '#model/form.ts';
import { paths } from '#observer/paths.ts';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { RowLink } from '#ui/RowLink.tsx';
import styles from './ReviewGroup.module.css';

type Line = { question: Question; words: string | undefined };
type Props = { title: string; shown: ShownObservation; lines: readonly Line[] };

/** One sort of open points, section by section; each line leads to its question. */
export function ReviewGroup({ title, shown, lines }: Props) {
  const { read, t } = useObserverText();
  if (lines.length === 0) return null;
  const sections = shown.form.sections
    .map((section) => ({ section, own: lines.filter(({ question }) => section.questions.includes(question)) }))
    .filter(({ own }) => own.length > 0);
  return (
    <section>
      <h2 className={styles.title}>{t('review.group', { title, number: lines.length })}</h2>
      {sections.map(({ section, own }) => (
        <Fragment key={section.code}>
          <h3 className={styles.section}>{read(section.title)}</h3>
          <ul>
            {own.map(({ question, words }) => (
              <li key={`${question.id} ${words}`}>
                <RowLink
                  href={paths.section({
                    id: shown.id,
                    section: section.code,
                    question: question.id,
                    form: shown.form.id,
                  })}
                  title={read(question.label)}
                  detail={words}
                />
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
    </section>
  );
}
