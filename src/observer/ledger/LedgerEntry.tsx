import type { LedgerLine, OpenObservation } from '#device/notebook.ts';
import { dateTimeText, timeText } from '#messages/dates.ts';
import { useSession } from '#observer/session.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import styles from './LedgerScreen.module.css';
import { RefusedDeeds } from './RefusedDeeds.tsx';
import { useRefusalText } from './use-refusal-text.ts';

type Props = { line: LedgerLine; open: OpenObservation | undefined };

/** One revision: what it was, where it is, how often it was tried, and what to do about it. */
export function LedgerEntry({ line, open }: Props) {
  const { t, language } = useObserverText();
  const refused = useRefusalText();
  const shown = { timeZone: useSession().reference.mission.timeZone, language };
  const { state, attempts, correctedAt } = line;
  const standing = () => {
    if (correctedAt !== null) return t('ledger.corrected');
    return state.kind === 'received'
      ? t('ledger.received', { at: timeText(state.at, shown) })
      : t(`ledger.${state.kind}`);
  };
  const tried = () => {
    if (!attempts) return t('ledger.not-tried');
    const { count, lastAt, failure } = attempts;
    const why = failure ? t(`failure.${failure}`) : '';
    return t('ledger.tried', { count, at: timeText(lastAt, shown), why });
  };
  return (
    <li className={styles.line}>
      <span>{standing()}</span>
      {state.kind === 'on-this-phone' && <span className={styles.soft}>{tried()}</span>}
      {state.kind === 'refused' && <span>{refused(state.code)}</span>}
      {state.kind === 'refused' && correctedAt === null && <RefusedDeeds line={line} open={open} />}
      <span className={styles.soft}>
        {t('ledger.line', { number: line.seq, kind: t(`revision.${line.kind}`) })} ·{' '}
        {dateTimeText(line.mintedAt, shown)}
      </span>
    </li>
  );
}
