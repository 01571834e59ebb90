import type { Failure } from '../api.ts';
import { useWords } from '../words.tsx';
import { FailureWords } from './FailureWords.tsx';
import { ProofForm } from './ProofForm.tsx';

/**
 * Says what was refused and why, or that nothing answered; where somebody has to show who they are, they do it here.
 * Nothing while there is no failure.
 */
export function FailureNote({ failure, again }: { failure: Failure | undefined; again?: () => void }) {
  const { say } = useWords();
  if (!failure) return null;
  if (failure.outcome === 'refused' && failure.refusal === 'PROOF_NEEDED')
    return <ProofForm why={say('proof.why')} then={say('proof.repeat')} onShown={again} />;
  return <FailureWords failure={failure} again={again} />;
}
