import { type AreaTree, areaPath } from '#model/area.ts';
import { Badge } from '#ui/Badge.tsx';
import { useWords } from '../words.tsx';
import styles from './AreaName.module.css';

/** An area never goes without its type: Almaty (city) is not Almaty (region). */
export function AreaName({ tree, code, path = false }: { tree: AreaTree; code: string; path?: boolean }) {
  const { label, sayCode } = useWords();
  const steps = areaPath(tree, code);
  // the country is the same everywhere; it is named only where nothing else is
  const below = steps.length > 1 ? steps.filter(({ type }) => type !== 'country') : steps;
  const shown = path ? below : below.slice(-1);
  if (shown.length === 0) return <span>{code}</span>;
  return (
    <span className={styles.path}>
      {shown.map((area) => (
        <span key={area.code} className={styles.area}>
          {label(area.name)} <Badge>{sayCode('area', area.type)}</Badge>
        </span>
      ))}
    </span>
  );
}
