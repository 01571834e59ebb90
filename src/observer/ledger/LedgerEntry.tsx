import { Link } from 'wouter';
import type { LedgerLine, OpenObservation } from '#device/notebook.ts';
import { dateTimeText, timeText } from '#messages/dates.ts';
import { ObservationTitle } from '#observer/ObservationTitle.tsx';
import { paths } from '#observer/paths.ts';
import { useFormOf } from '#observer/use-form-of.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import styles from './LedgerScreen.module.css';
import { useRefusalText } from './use-refusal-text.ts';

type Props = { line: LedgerLine; open: OpenObservation | undefined; timeZone: string };

/** One revision: what it was, and where it is. A refused one leads to its observation, to be corrected and sent anew. */
export function LedgerEntry({ line, open, timeZone }: Props) {
  const { t, language } = useObserverText();
  const refused = useRefusalText();
  const { state } = line;
  const shown = { timeZone, language };
  return (
    <li className={styles.line}>
      {open && <Title open={open} />}
      <strong>
        {state.kind === 'received'
          ? t('ledger.received', { at: timeText(state.at, shown) })
          : t(`ledger.${state.kind}`)}
      </strong>
      {state.kind === 'refused' && <span>{refused(state.code)}</span>}
      <span className={styles.soft}>
        {t('ledger.line', { number: line.seq, kind: t(`revision.${line.kind}`) })} ·{' '}
        {dateTimeText(line.mintedAt, shown)}
      </span>
    </li>
  );
}

function Title({ open }: { open: OpenObservation }) {
  const form = useFormOf(open.observation);
  if (!form) return null;
  return (
    <Link className={styles.title} href={paths.observation(open.observation.id)}>
      <ObservationTitle open={open} form={form} />
    </Link>
  );
}
