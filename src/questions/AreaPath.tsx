import type { Area } from '#model/area.ts';
import { Badge } from '#ui/Badge.tsx';
import styles from './AreaPath.module.css';
import { useQuestionText } from './use-question-text.ts';

/**
 * Every area with its type, since a city and a region may share a name. The country goes without saying, unless it is
 * all that is known.
 */
export function AreaPath({ path }: { path: readonly Area[] }) {
  const { t, read } = useQuestionText();
  const inside = path.filter(({ type }) => type !== 'country');
  return (
    <span className={styles.path}>
      {(inside.length > 0 ? inside : path).map((area) => (
        <span key={area.code} className={styles.area}>
          {read(area.name)} <Badge>{t(`area.${area.type}`)}</Badge>
        </span>
      ))}
    </span>
  );
}
