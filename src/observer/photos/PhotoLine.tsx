import type { ShownPhoto } from '#device/notebook.ts';
import { previewAddress } from '#model/photos/photo.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import styles from './Photos.module.css';
import { usePhotoState } from './use-photo-state.ts';

type Props = { shown: ShownPhoto; number: number; onOpen: () => void };

/** A small picture, and where the photo is. */
export function PhotoLine({ shown, number, onOpen }: Props) {
  const { t } = useObserverText();
  const state = usePhotoState(shown);
  return (
    <button type="button" className={styles.line} onClick={onOpen}>
      <img className={styles.preview} src={previewAddress(shown.photo)} alt="" />
      <span className={styles.words}>
        {t('photo.one', { number })}
        <span className={styles.soft}>{state}</span>
      </span>
    </button>
  );
}
