import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { Failure } from '../api.ts';
import { useWords } from '../words.tsx';
import controls from './controls.module.css';

/** What was refused and why, or that nothing answered. */
export function FailureWords({ failure, again }: { failure: Failure; again?: (() => void) | undefined }) {
  const { say, refusal, detail } = useWords();
  return (
    <Notice urgent action={again && <Button onClick={again}>{say('common.tryAgain')}</Button>}>
      <p>{failure.outcome === 'unreachable' ? say('common.unreachable') : refusal(failure.refusal)}</p>
      {failure.outcome === 'refused' && failure.detail && <p className={controls.small}>{detail(failure.detail)}</p>}
    </Notice>
  );
}
