import { Notice } from '#ui/Notice.tsx';
import { type Drawback, refuses } from './drawback.ts';
import { useObserverText } from './use-observer-text.ts';

/** What this browser lacks, and what to do about it. Shown before anybody enrols, and at every start after. */
export function Drawbacks({ drawbacks }: { drawbacks: readonly Drawback[] }) {
  const { t } = useObserverText();
  return drawbacks.map((drawback) => (
    <Notice key={drawback} urgent={refuses(drawback)} title={t(`lacks.${drawback}`)}>
      <p>{t(`lacks.${drawback}.next`)}</p>
    </Notice>
  ));
}
