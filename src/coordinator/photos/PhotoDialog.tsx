import { previewAddress } from '#model/photos/photo.ts';
import type { StandingPhoto } from '#model/photos/photos-of.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { deskAddress } from '../api.ts';
import controls from '../controls/controls.module.css';
import { useDossier, usePersonName } from '../observation/use-dossier.tsx';
import { useFormats } from '../use-formats.ts';
import { useWords } from '../words.tsx';
import styles from './PhotoGrid.module.css';

type Props = { standing: StandingPhoto; number: number; onClose: () => void };

/** One photo in full, with everything said of it; its preview while it has not arrived. */
export function PhotoDialog({ standing: { photo, person, isRemoved }, number, onClose }: Props) {
  const { say } = useWords();
  const { dateTime } = useFormats();
  const nameOf = usePersonName();
  const { observation, arrivedAt, timeZone } = useDossier();
  const at = arrivedAt.get(photo.hash);
  const address = deskAddress(`observations/${observation.id}/photos/${photo.hash}`);
  const title = say('photos.number', { number });
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={controls.stack}>
        <img className={styles.whole} src={at ? address : previewAddress(photo)} alt={title} />
        <p>
          {nameOf(person)}, {say('photos.kept', { at: dateTime(photo.at, timeZone) })}
          {photo.takenAt && <>, {say('photos.taken', { at: dateTime(photo.takenAt, timeZone) })}</>}
        </p>
        {photo.position && (
          <p>
            {say('photos.position', {
              latitude: photo.position.latitude.toFixed(5),
              longitude: photo.position.longitude.toFixed(5),
            })}
          </p>
        )}
        <p>{at ? say('photos.arrived', { at: dateTime(at, timeZone) }) : say('photos.waiting')}</p>
        {isRemoved && <p>{say('photos.removed')}</p>}
        <div className={controls.row}>
          {at && (
            <a href={address} download>
              {say('photos.download')}
            </a>
          )}
          <Button onClick={onClose}>{say('common.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
