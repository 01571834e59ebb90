import { Button } from '#ui/Button.tsx';
import { useObserverText } from './use-observer-text.ts';
import { type Regarding, useStartIncident } from './use-start-incident.ts';

/** In the header of every screen. */
export function IncidentButton({ regarding }: { regarding?: Regarding | undefined }) {
  const { t } = useObserverText();
  const start = useStartIncident();
  if (!start) return null;
  return (
    <Button look="small" onClick={() => void start(regarding)}>
      {t('incident.button')}
    </Button>
  );
}
