import type { Area } from '#model/area.ts';
import { Badge } from '#ui/Badge.tsx';
import styles from './AreaPath.module.css';
import { useQuestionText } from './use-question-text.ts';

/** Every area with its type, since a city and a region may share a name. */
export function AreaPath({ path }: { path: readonly Area[] }) {
  const { t, read } = useQuestionText();
  return (
    <span className={styles.path}>
      {path.map((area) => (
        <span key={area.code} className={styles.area}>
          {read(area.name)} <Badge>{t(`area.${area.type}`)}</Badge>
        </span>
      ))}
    </span>
  );
}
