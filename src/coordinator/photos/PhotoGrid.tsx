import { useState } from 'react';
import { previewAddress } from '#model/photos/photo.ts';
import type { StandingPhoto } from '#model/photos/photos-of.ts';
import { useDossier } from '../observation/use-dossier.tsx';
import { useFormats } from '../use-formats.ts';
import { useWords } from '../words.tsx';
import { PhotoDialog } from './PhotoDialog.tsx';
import styles from './PhotoGrid.module.css';

/** Photos in small, those that have not arrived too. */
export function PhotoGrid({ photos }: { photos: readonly StandingPhoto[] }) {
  const { say } = useWords();
  const { shortTime } = useFormats();
  const { arrivedAt, timeZone } = useDossier();
  const [openId, setOpen] = useState<string>();
  const open = photos.findIndex(({ photo }) => photo.id === openId);
  const shown = photos[open];
  if (photos.length === 0) return null;
  return (
    <>
      <ul className={styles.grid}>
        {photos.map(({ photo, isRemoved }, index) => {
          const at = arrivedAt.get(photo.hash);
          return (
            <li key={photo.id}>
              <button type="button" className={styles.photo} onClick={() => setOpen(photo.id)}>
                <img src={previewAddress(photo)} alt={say('photos.open', { number: index + 1 })} />
              </button>
              <p className={styles.words}>
                {at ? say('photos.arrived', { at: shortTime(at, timeZone) }) : say('photos.waiting')}
                {isRemoved && <span>{say('photos.removed')}</span>}
              </p>
            </li>
          );
        })}
      </ul>
      {shown && <PhotoDialog standing={shown} number={open + 1} onClose={() => setOpen(undefined)} />}
    </>
  );
}
