import { calculate } from '#model/calculation.ts';
import type { CalculatedQuestion } from '#model/form.ts';
import { AreaName } from '../controls/AreaName.tsx';
import { useWords } from '../words.tsx';
import { useDossier } from './use-dossier.tsx';

export function CalculatedWords({ question }: { question: CalculatedQuestion }) {
  const { say } = useWords();
  const { reading } = useDossier();
  const value = calculate(question, reading);
  if (!value) return <span>–</span>;
  if (value.kind === 'minutes') return <span>{say('skew.minutes', { count: value.minutes })}</span>;
  return <AreaName tree={reading.facts.areas} code={value.path.at(-1)?.code ?? ''} path />;
}
