import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react';
import type { QuestionId } from '#model/ids.ts';
import { noticeName } from '#model/photos/policy.ts';
import { usePhone } from '#observer/phone.tsx';
import { useSettings } from '#observer/settings.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { PhotoNotice } from './PhotoNotice.tsx';
import styles from './Photos.module.css';
import { useObservationPhotos } from './photos-context.tsx';
import { useTaking } from './use-taking.ts';

/** Opens the camera. `about`: the id of the label of what the photo is of. */
export function TakePhoto({ question, about }: { question: QuestionId | null; about: string }) {
  const { t } = useObserverText();
  const { notebook } = usePhone();
  const { settings } = useSettings();
  const { policy } = useObservationPhotos();
  const { taking, mayOpen, took, again, drop } = useTaking(question);
  const [isReading, setReading] = useState(false);
  /** The notice read here; the settings hear of it a moment later. */
  const [readHere, setReadHere] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const button = useId();

  useEffect(() => {
    const element = input.current;
    const closed = () => void notebook.forgetCamera();
    element?.addEventListener('cancel', closed);
    return () => element?.removeEventListener('cancel', closed);
  }, [notebook]);

  const open = async () => {
    if (await mayOpen()) input.current?.click();
  };
  const begin = () => {
    if ([settings.photoNotice, readHere].includes(noticeName(policy))) void open();
    else setReading(true);
  };
  const read = () => {
    setReading(false);
    setReadHere(noticeName(policy));
    void notebook.changeSettings({ photoNotice: noticeName(policy) });
    void open();
  };
  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    // in the same task: a file of the camera goes stale afterwards (iOS)
    if (file) took(file.arrayBuffer());
    currentTarget.value = '';
  };
  return (
    <>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        aria-labelledby={`${button} ${about}`}
        onChange={chosen}
      />
      {taking.state === 'no-room' && (
        <Notice urgent>
          <p>{t('photo.no-room', { megabytes: taking.megabytes })}</p>
        </Notice>
      )}
      {(taking.state === 'unreadable' || taking.state === 'full' || taking.state === 'failed') && (
        <Notice
          urgent
          action={
            taking.state !== 'unreadable' && (
              <>
                <Button onClick={again}>{t('photo.keep')}</Button>
                <Button look="quiet" onClick={drop}>
                  {t('photo.drop')}
                </Button>
              </>
            )
          }
        >
          <p>{t(`photo.${taking.state}`)}</p>
        </Notice>
      )}
      <p role="status">{taking.state === 'keeping' && t('photo.keeping')}</p>
      <div className={styles.add}>
        <Button
          look="quiet"
          id={button}
          aria-labelledby={`${button} ${about}`}
          disabled={taking.state === 'keeping'}
          onClick={begin}
        >
          {t('photo.add')}
        </Button>
      </div>
      {isReading && <PhotoNotice policy={policy} onRead={read} onClose={() => setReading(false)} />}
    </>
  );
}
