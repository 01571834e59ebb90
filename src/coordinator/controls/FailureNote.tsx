import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { Failure } from '../api.ts';
import { useWords } from '../words.tsx';
import controls from './controls.module.css';

/** Says what was refused and why, or that nothing answered. Nothing while there is no failure. */
export function FailureNote({ failure, again }: { failure: Failure | undefined; again?: () => void }) {
  const { say, refusal } = useWords();
  if (!failure) return null;
  return (
    <Notice urgent action={again && <Button onClick={again}>{say('common.tryAgain')}</Button>}>
      <p>{failure.outcome === 'unreachable' ? say('common.unreachable') : refusal(failure.refusal)}</p>
      {failure.outcome === 'refused' && isName(failure.detail) && <p className={controls.small}>{failure.detail}</p>}
    </Notice>
  );
}

/** The server's detail names a field, a row or a size; its whole sentences are English, and are said by the code. */
const isName = (detail: string | undefined): boolean => detail !== undefined && !detail.endsWith('.');
