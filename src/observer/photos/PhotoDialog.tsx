import { useEffect, useState } from 'react';
import type { ShownPhoto } from '#device/notebook.ts';
import { dateTimeText } from '#messages/dates.ts';
import type { Id } from '#model/ids.ts';
import { previewAddress } from '#model/photos/photo.ts';
import { ActFailure } from '#observer/ActFailure.tsx';
import { useRefusalText } from '#observer/ledger/use-refusal-text.ts';
import { usePhone } from '#observer/phone.tsx';
import { useAct } from '#observer/use-act.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import styles from './Photos.module.css';
import { useObservationPhotos } from './photos-context.tsx';
import { usePhotoState } from './use-photo-state.ts';

type Props = { shown: ShownPhoto; number: number; mayChange: boolean; onClose: () => void };

/** One photo in full, as far as it is on this phone, and what can be done with it. */
export function PhotoDialog({ shown, number, mayChange, onClose }: Props) {
  const { photo, state } = shown;
  const { t, language } = useObserverText();
  const { notebook } = usePhone();
  const { observation, timeZone } = useObservationPhotos();
  const refused = useRefusalText();
  const words = usePhotoState(shown);
  const whole = useWholePhoto(photo.id);
  const { act, isActing, failure } = useAct();
  const isOwn = state.kind !== 'of-the-team';
  const remove = async () => {
    await notebook.removePhoto(observation, photo.id);
    onClose();
  };
  return (
    <Dialog title={t('photo.one', { number })} onClose={onClose}>
      <img className={styles.whole} src={whole ?? previewAddress(photo)} alt={t('photo.one', { number })} />
      <p>{words}</p>
      {state.kind === 'refused' && <p>{refused(state.code)}</p>}
      {photo.takenAt && <p>{t('photo.taken', { at: dateTimeText(photo.takenAt, { timeZone, language }) })}</p>}
      {!isOwn && <p>{t('photo.not-here')}</p>}
      <ActFailure words={failure} />
      {state.kind === 'refused' && (
        <Button wide disabled={isActing} onClick={() => act(() => notebook.sendPhotoAgain(observation, photo.id))}>
          {t('photo.again')}
        </Button>
      )}
      {mayChange && isOwn && (
        <>
          {state.kind === 'received' && <p className={styles.soft}>{t('photo.removed-explained')}</p>}
          <Button wide disabled={isActing} onClick={() => act(remove)}>
            {t('photo.remove')}
          </Button>
        </>
      )}
      <Button look="main" wide onClick={onClose}>
        {t('dialog.back')}
      </Button>
    </Dialog>
  );
}

/** An address of the whole photo; undefined until it is read, and where it is not on this phone. */
function useWholePhoto(id: Id): string | undefined {
  const { notebook } = usePhone();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let isWanted = true;
    void notebook.photoBytes(id).then((bytes) => {
      if (!bytes || !isWanted) return;
      made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
      setAddress(made);
    });
    return () => {
      isWanted = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [notebook, id]);
  return address;
}
