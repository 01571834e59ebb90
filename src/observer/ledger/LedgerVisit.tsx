import { Link } from 'wouter';
import type { LedgerLine, OpenObservation } from '#device/notebook.ts';
import { ObservationTitle } from '#observer/ObservationTitle.tsx';
import { paths } from '#observer/paths.ts';
import { useFormOf } from '#observer/use-form-of.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { LedgerEntry } from './LedgerEntry.tsx';
import styles from './LedgerScreen.module.css';

type Props = { lines: readonly LedgerLine[]; open: OpenObservation | undefined };

/** One observation: how far it has got; its revisions below, open while one of them needs somebody. */
export function LedgerVisit({ lines, open }: Props) {
  const { t } = useObserverText();
  const isRefused = ({ state, correctedAt }: LedgerLine) => state.kind === 'refused' && correctedAt === null;
  const refused = lines.filter(isRefused).length;
  const waiting = lines.filter(({ state }) => state.kind === 'on-this-phone' || state.kind === 'sending').length;
  const words = [
    ...(refused > 0 ? [t('journey.refused', { count: refused })] : []),
    ...(waiting > 0 ? [t('ledger.visit-waiting', { count: waiting })] : []),
    ...(refused + waiting === 0 ? [t('ledger.visit-received')] : []),
  ];
  return (
    <li className={styles.visit}>
      {open && <Title open={open} />}
      <strong>{words.join(' · ')}</strong>
      <details open={refused + waiting > 0}>
        <summary className={styles.summary}>{t('ledger.details', { count: lines.length })}</summary>
        <ol>
          {lines.map((line) => (
            <LedgerEntry key={line.revision} line={line} open={open} />
          ))}
        </ol>
      </details>
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
