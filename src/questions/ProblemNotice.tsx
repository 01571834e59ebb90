import { useState } from 'react';
import type { Question } from '#model/form.ts';
import type { Problem } from '#model/problems.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { Notice } from '#ui/Notice.tsx';
import { problemWords } from './problem-words.ts';
import { useQuestionText } from './use-question-text.ts';

type Props = { problem: Problem; question: Question; onConfirm: (reason: string) => void };

/** Malformed answers are named; odd ones are confirmed once, with the reason kept. Owed comments show at the comment. */
export function ProblemNotice({ problem, question, onConfirm }: Props) {
  const text = useQuestionText();
  const { t } = text;
  const [isAsking, setAsking] = useState(false);
  if (problem.weight === 'comment-owed') return null;
  const words = problemWords(problem, question, text);
  if (problem.weight === 'malformed') return <Notice title={t('problem.malformed')}>{words}</Notice>;
  if (problem.confirmation)
    return <Notice>{`${words} ${t('problem.confirmed', { reason: problem.confirmation.reason })}`}</Notice>;
  if (isAsking) return <Reason words={words} onConfirm={onConfirm} />;
  return (
    <Notice
      title={t('problem.to-confirm')}
      action={<Button onClick={() => setAsking(true)}>{t('problem.is-so')}</Button>}
    >
      {words}
    </Notice>
  );
}

function Reason({ words, onConfirm }: { words: string; onConfirm: (reason: string) => void }) {
  const { t } = useQuestionText();
  const [reason, setReason] = useState('');
  const keep = (
    <Button disabled={reason.trim() === ''} onClick={() => onConfirm(reason.trim())}>
      {t('problem.keep')}
    </Button>
  );
  return (
    <Notice title={words} action={keep}>
      <Field label={t('problem.reason')} error={undefined}>
        {(control) => (
          <textarea
            autoComplete="off"
            {...control}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Notice>
  );
}
