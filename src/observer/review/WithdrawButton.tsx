import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Id } from '#model/ids.ts';
import { ActFailure } from '#observer/ActFailure.tsx';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useAct } from '#observer/use-act.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';

export function WithdrawButton({ id }: { id: Id }) {
  const { t } = useObserverText();
  const { notebook } = usePhone();
  const [, navigate] = useLocation();
  const { act, failure } = useAct();
  const [isAsking, setAsking] = useState(false);
  const withdraw = async (reason: string) => {
    await notebook.withdraw(id, reason);
    setAsking(false);
    navigate(paths.observation(id));
  };
  return (
    <>
      <Button wide onClick={() => setAsking(true)}>
        {t('withdraw.button')}
      </Button>
      <ActFailure words={failure} />
      {isAsking && (
        <ReasonDialog
          title={t('withdraw.title')}
          explained={t('withdraw.explained')}
          confirm={t('withdraw.button')}
          onReason={(reason) => act(() => withdraw(reason))}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
