import { useObserverText } from '#observer/use-observer-text.ts';
import styles from './Photos.module.css';
import { PhotoList, Photos } from './Photos.tsx';
import { useObservationPhotos } from './photos-context.tsx';

const TITLE = 'photos-of-visit';

/** Photos that belong to no question. Nothing where the mission allows none and there are none. */
export function VisitPhotos() {
  const { t } = useObserverText();
  const { policy, photos } = useObservationPhotos();
  if (!policy.allowed && photos.length === 0) return null;
  return (
    <section aria-labelledby={TITLE}>
      <h2 id={TITLE} className={styles.title}>
        {t('photo.of-visit')}
      </h2>
      <Photos question={null} about={TITLE} />
    </section>
  );
}

/** Every photo of an observation, to look at. */
export function AllPhotos() {
  const { t } = useObserverText();
  const { photos } = useObservationPhotos();
  if (photos.length === 0) return null;
  return (
    <section aria-labelledby={TITLE}>
      <h2 id={TITLE} className={styles.title}>
        {t('photo.photos')}
      </h2>
      <PhotoList photos={photos} mayChange={false} />
    </section>
  );
}
