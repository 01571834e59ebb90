import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Id } from '#model/ids.ts';
import { Button } from '#ui/Button.tsx';
import { ActFailure } from './ActFailure.tsx';
import { useAmendments } from './amendments.tsx';
import { paths } from './paths.ts';
import { usePhone } from './phone.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { useAct } from './use-act.ts';
import { useObserverText } from './use-observer-text.ts';

export function WithdrawButton({ id }: { id: Id }) {
  const { t } = useObserverText();
  const { notebook } = usePhone();
  const { end } = useAmendments();
  const [, navigate] = useLocation();
  const { act, failure } = useAct();
  const [isAsking, setAsking] = useState(false);
  const withdraw = async (reason: string) => {
    await notebook.withdraw(id, reason);
    end(id);
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
