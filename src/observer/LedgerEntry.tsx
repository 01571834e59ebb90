import { Link } from 'wouter';
import type { LedgerLine } from '#device/notebook.ts';
import { dateTimeText, timeText } from '#messages/dates.ts';
import styles from './LedgerScreen.module.css';
import { paths } from './paths.ts';
import { useObserverText } from './use-observer-text.ts';
import { useRefusalText } from './use-refusal-text.ts';

/** One revision: what it was, and where it is. A refused one leads to its observation, to be corrected and sent anew. */
export function LedgerEntry({ line, timeZone }: { line: LedgerLine; timeZone: string }) {
  const { t, language } = useObserverText();
  const refused = useRefusalText();
  const { state } = line;
  const shown = { timeZone, language };
  return (
    <li className={styles.line}>
      <span>
        <strong>{t('ledger.line', { number: line.seq, kind: t(`revision.${line.kind}`) })}</strong>{' '}
        <span className={styles.soft}>{dateTimeText(line.mintedAt, shown)}</span>
      </span>
      <span>
        {state.kind === 'received'
          ? t('ledger.received', { at: timeText(state.at, shown) })
          : t(`ledger.${state.kind}`)}
      </span>
      {state.kind === 'refused' && <span>{refused(state.code)}</span>}
      <Link href={paths.observation(line.observation)}>{t('ledger.open')}</Link>
    </li>
  );
}
