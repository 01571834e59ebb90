import { useLocation } from 'wouter';
import type { LedgerLine, OpenObservation } from '#device/notebook.ts';
import { stateOf } from '#model/observation/fold.ts';
import { ActFailure } from '#observer/ActFailure.tsx';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useAct } from '#observer/use-act.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import styles from './LedgerScreen.module.css';

type Props = { line: LedgerLine; open: OpenObservation | undefined };

/** A refused revision is written again by its observer, or sent as it is once headquarters has put right why. */
export function RefusedDeeds({ line, open }: Props) {
  const { t } = useObserverText();
  const { notebook, journey } = usePhone();
  const [, navigate] = useLocation();
  const { act, isActing, failure } = useAct();
  const correct = async () => {
    const id = await notebook.correctRefused(line.revision);
    const now = await notebook.observation(id);
    const isDraft = now === undefined || stateOf(now.observation) === 'draft';
    if (!isDraft) await notebook.keepAmending(id, t('ledger.correct-reason'));
    navigate(paths.observation(id));
  };
  const sendAgain = async () => {
    await notebook.sendAgain([line.revision]);
    void journey.sendNow();
  };
  return (
    <>
      <ActFailure words={failure} />
      <div className={styles.deeds}>
        {open && (
          <Button disabled={isActing} onClick={() => act(correct)}>
            {t('ledger.correct')}
          </Button>
        )}
        <Button disabled={isActing} onClick={() => act(sendAgain)}>
          {t('ledger.send-again')}
        </Button>
      </div>
    </>
  );
}
