import { useLocation } from 'wouter';
import type { Question } from '#model/form.ts';
import type { Id, QuestionId } from '#model/ids.ts';
import type { Value } from '#model/observation/revision.ts';
import type { FormReading } from '#model/relevance.ts';
import { paths } from '#observer/paths.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { type Regarding, useStartIncident } from '#observer/use-start-incident.ts';
import { Button } from '#ui/Button.tsx';
import { UndoBar } from '#ui/UndoBar.tsx';
import { nextUnanswered } from './asking.ts';
import { goToQuestion } from './go-to-question.ts';
import styles from './SectionBar.module.css';
import type { useCriticalAnswer } from './use-critical-answer.ts';
import type { Saving } from './use-section-form.ts';
import type { useUndo } from './use-undo.ts';

type Props = {
  reading: FormReading;
  left: number;
  shortMode: boolean;
  from: () => QuestionId | undefined;
  observation: Id;
  saving: ReadonlyMap<QuestionId, Saving>;
  undo: ReturnType<typeof useUndo>;
  onUndo: (question: Question, value: Value) => void;
  critical: ReturnType<typeof useCriticalAnswer>;
  regarding: Regarding;
};

/** In reach of the thumb: what is left, where to go next, what can be taken back. */
export function SectionBar(props: Props) {
  const { reading, left, shortMode, from, observation, undo, onUndo, critical, regarding } = props;
  const { t, read } = useObserverText();
  const startIncident = useStartIncident();
  const [, navigate] = useLocation();
  const next = () => {
    const spot = nextUnanswered(reading, shortMode, from());
    if (!spot) navigate(paths.review(observation));
    else if (!goToQuestion(spot.question.id))
      navigate(
        paths.section({
          id: observation,
          section: spot.section.code,
          question: spot.question.id,
          form: reading.form.id,
        }),
      );
  };
  const { last } = undo;
  return (
    <>
      {critical.question && startIncident && (
        <UndoBar
          text={t('incident.offer')}
          undo={t('incident.report')}
          dismiss={t('bar.dismiss')}
          onUndo={() => void startIncident({ ...regarding, question: critical.question?.id ?? '' })}
          onDismiss={critical.dismiss}
        />
      )}
      {last && (
        <UndoBar
          text={t('undo.changed', { question: read(last.question.label) })}
          undo={t('undo.undo')}
          dismiss={t('bar.dismiss')}
          onUndo={() => {
            onUndo(last.question, last.previous);
            undo.forget();
          }}
          onDismiss={undo.forget}
        />
      )}
      <div className={styles.row}>
        <p className={styles.left}>
          {left > 0 ? t('progress.core-left', { count: left }) : t('progress.core-done')}
          <SavedWords saving={props.saving} />
        </p>
        <Button look="main" onClick={next}>
          {nextUnanswered(reading, shortMode) ? t('progress.next') : t('review.open')}
        </Button>
      </div>
    </>
  );
}

/** Never "saved" before the commit. Seen at the question itself; here for those who listen. */
function SavedWords({ saving }: Pick<Props, 'saving'>) {
  const { t } = useObserverText();
  const states = [...saving.values()];
  const failure = states.find((state) => state === 'full' || state === 'failed');
  if (failure) return <strong role="alert">{t(`saving.${failure}`)}</strong>;
  if (states.includes('saving')) return <span>{t('saving.saving')}</span>;
  return (
    <span role="status" className={styles.heard}>
      {states.length > 0 ? t('saving.saved') : ''}
    </span>
  );
}
