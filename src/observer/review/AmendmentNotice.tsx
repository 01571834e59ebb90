import { useLocation } from 'wouter';
import { changedAfterCompletion } from '#model/observation/fold.ts';
import { ActFailure } from '#observer/ActFailure.tsx';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useAct } from '#observer/use-act.ts';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

/** While an amendment is being written: its reason, and how to finish it. */
export function AmendmentNotice({ shown }: { shown: ShownObservation }) {
  const { t } = useObserverText();
  const { notebook } = usePhone();
  const [, navigate] = useLocation();
  const { act, isActing, failure } = useAct();
  const { id, open } = shown;
  if (!open || open.amending === null) return null;
  const reason = open.amending;
  const end = async (ended: Promise<void>) => {
    await ended;
    navigate(paths.observation(id));
  };
  return (
    <Notice
      title={t('amend.writing')}
      action={
        changedAfterCompletion(open.observation) ? (
          <Button disabled={isActing} onClick={() => act(() => end(notebook.amend(id, reason)))}>
            {t('amend.finish')}
          </Button>
        ) : (
          <Button disabled={isActing} onClick={() => act(() => end(notebook.keepAmending(id, undefined)))}>
            {t('amend.give-up')}
          </Button>
        )
      }
    >
      {reason}
      <ActFailure words={failure} />
    </Notice>
  );
}
