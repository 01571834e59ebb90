import { SHORTEST_PASSPHRASE } from '#model/passphrase.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import styles from './Lock.module.css';
import { SecretField } from './SecretField.tsx';
import type { ChosenPassphrase, Fault } from './use-chosen-passphrase.ts';

export function PassphraseFields({ chosen, fault }: { chosen: ChosenPassphrase; fault: Fault | undefined }) {
  const { t } = useObserverText();
  const { words, isOwn, again, setOwn, setAgain, otherWords, change } = chosen;
  return (
    <>
      {isOwn ? (
        <SecretField
          label={t('protect.own')}
          hint={t('protect.own-hint', { count: SHORTEST_PASSPHRASE })}
          value={words}
          error={fault && fault !== 'differs' ? t(`protect.${fault}`) : undefined}
          onChange={setOwn}
        />
      ) : (
        <section className={styles.made}>
          <h2>{t('protect.words')}</h2>
          <p className={styles.words} translate="no">
            {words}
          </p>
          <p>{t('protect.words-hint')}</p>
        </section>
      )}
      <div className={styles.row}>
        {!isOwn && <Button onClick={otherWords}>{t('protect.other-words')}</Button>}
        <Button look="quiet" onClick={change}>
          {t(isOwn ? 'protect.made-words' : 'protect.own-words')}
        </Button>
      </div>
      <SecretField
        label={t('protect.once-more')}
        value={again}
        error={fault === 'differs' ? t('protect.differs') : undefined}
        onChange={setAgain}
      />
    </>
  );
}
