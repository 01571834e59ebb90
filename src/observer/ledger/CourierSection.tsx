import { useCallback, useState } from 'react';
import type { TakenOutboxFile } from '#device/notebook.ts';
import { ActFailure } from '#observer/ActFailure.tsx';
import { usePhone } from '#observer/phone.tsx';
import { useAct } from '#observer/use-act.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { useWatched } from '#observer/use-watched.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import styles from './LedgerScreen.module.css';
import { useRefusalText } from './use-refusal-text.ts';

/** The way out without a network: this phone's outbox as a file, and the files of others taken along. */
export function CourierSection() {
  const { t } = useObserverText();
  const refused = useRefusalText();
  const { notebook, handOver, journey } = usePhone();
  const { act, isActing, failure } = useAct();
  const [words, setWords] = useState<string>();
  const { content: carried } = useWatched(useCallback(() => notebook.carried(), [notebook]));
  const make = async () => {
    const file = await notebook.outboxFile();
    setWords(file ? t('courier.made', { count: file.envelopes, name: file.name }) : t('courier.nothing'));
    if (file) await handOver(file);
  };
  const take = async (file: File) => {
    const taken = await notebook.takeOutboxFile(await file.text());
    setWords(taken.outcome === 'refused' ? refused(taken.code) : takenWords(taken));
    if (taken.outcome === 'taken') void journey.sendNow();
  };
  const takenWords = ({ envelopes, fresh, own, unreadable }: Extract<TakenOutboxFile, { outcome: 'taken' }>) =>
    [
      t('courier.taken', { fresh, count: envelopes }),
      ...(own > 0 ? [t('courier.own', { count: own })] : []),
      ...(unreadable > 0 ? [t('courier.unreadable', { count: unreadable })] : []),
    ].join(' ');
  const carries = carried && carried.waiting + carried.received + carried.refused > 0;
  return (
    <section className={styles.courier}>
      <h2>{t('courier.title')}</h2>
      <p>{t('courier.explained')}</p>
      <Button wide disabled={isActing} onClick={() => act(make)}>
        {t('courier.make')}
      </Button>
      <Field label={t('courier.take')} error={undefined}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".txt,text/plain"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) act(() => take(file));
            }}
          />
        )}
      </Field>
      <p role="status">{words}</p>
      <ActFailure words={failure} />
      {carries && <p>{t('courier.carried', carried)}</p>}
    </section>
  );
}
