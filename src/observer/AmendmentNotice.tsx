import { useLocation } from 'wouter';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { ActFailure } from './ActFailure.tsx';
import { useAmendments } from './amendments.tsx';
import { paths } from './paths.ts';
import { usePhone } from './phone.tsx';
import { useAct } from './use-act.ts';
import type { ShownObservation } from './use-observation.ts';
import { useObserverText } from './use-observer-text.ts';

/** While an amendment is being written: its reason, and how to finish it. */
export function AmendmentNotice({ shown }: { shown: ShownObservation }) {
  const { t } = useObserverText();
  const { notebook } = usePhone();
  const { reasonOf, end } = useAmendments();
  const [, navigate] = useLocation();
  const { act, isActing, failure } = useAct();
  const reason = reasonOf(shown.id);
  if (reason === undefined) return null;
  const finish = async () => {
    await notebook.amend(shown.id, reason);
    end(shown.id);
    navigate(paths.observation(shown.id));
  };
  return (
    <Notice
      title={t('amend.writing')}
      action={
        <Button disabled={isActing} onClick={() => act(finish)}>
          {t('amend.finish')}
        </Button>
      }
    >
      {reason}
      <ActFailure words={failure} />
    </Notice>
  );
}
