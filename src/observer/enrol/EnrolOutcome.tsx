import { useRefusalText } from '#observer/ledger/use-refusal-text.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import type { Enrolled } from '#sync/enrol.ts';
import { Notice } from '#ui/Notice.tsx';

/** Why this phone was not enrolled, and what to do. */
export function EnrolOutcome({ outcome }: { outcome: Exclude<Enrolled, { outcome: 'enrolled' }> }) {
  const { t } = useObserverText();
  const refused = useRefusalText();
  const words = (): string => {
    if (outcome.outcome === 'failed' && outcome.failure.class === 'offline') return t('enrol.no-network');
    if (outcome.outcome === 'failed') return t(`failure.${outcome.failure.class}.next`);
    if (outcome.code === 'ANOTHER_PERSON') return t('enrol.another');
    if (outcome.code === 'SERVER_KEY_WRONG') return t('enrol.wrong-server');
    return outcome.code === 'ALREADY_ENROLLED' ? t('enrol.already') : refused(outcome.code);
  };
  return (
    <Notice urgent title={t('enrol.refused')}>
      {words()}
    </Notice>
  );
}
