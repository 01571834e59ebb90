import { useLocation } from 'wouter';
import { ActFailure } from '#observer/ActFailure.tsx';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useAct } from '#observer/use-act.ts';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useAmendments } from './amendments.tsx';

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
