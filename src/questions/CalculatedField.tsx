import type { Calculated } from '#model/calculation.ts';
import { AreaPath } from './AreaPath.tsx';
import styles from './Fields.module.css';
import { useQuestionText } from './use-question-text.ts';

/** Never answered: shown as it follows from other answers. */
export function CalculatedField({ calculated }: { calculated: Calculated | undefined }) {
  const { t } = useQuestionText();
  if (!calculated) return <p className={styles.soft}>{t('calculated.not-yet')}</p>;
  return (
    <div className={styles.derived}>
      {calculated.kind === 'area' ? (
        <AreaPath path={calculated.path} />
      ) : (
        t('calculated.minutes', { count: calculated.minutes })
      )}
    </div>
  );
}
