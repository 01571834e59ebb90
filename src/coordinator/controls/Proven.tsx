import { type ReactNode, useEffect } from 'react';
import { askProof } from '../desk.ts';
import { useAsked } from '../use-asked.ts';
import { useWords } from '../words.tsx';
import { AskedView } from './AskedView.tsx';
import { ProofForm } from './ProofForm.tsx';

/** Shows what only somebody gets who has shown shortly before who they are; until then, the way to do it. */
export function Proven({ children }: { children: ReactNode }) {
  const { say } = useWords();
  const asked = useAsked(askProof);
  const { again } = asked;
  const countsMs = asked.state === 'here' ? asked.value.countsMs : 0;
  useEffect(() => {
    if (countsMs === 0) return;
    const timer = setTimeout(again, countsMs);
    return () => clearTimeout(timer);
  }, [countsMs, again]);
  return (
    <AskedView asked={asked}>
      {(proof) => (proof.countsMs > 0 ? children : <ProofForm why={say('proof.why')} onShown={again} />)}
    </AskedView>
  );
}
