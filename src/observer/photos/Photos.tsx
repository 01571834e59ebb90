import { useState } from 'react';
import type { ShownPhoto } from '#device/notebook.ts';
import type { QuestionId } from '#model/ids.ts';
import { LostPhoto } from './LostPhoto.tsx';
import { PhotoDialog } from './PhotoDialog.tsx';
import { PhotoLine } from './PhotoLine.tsx';
import styles from './Photos.module.css';
import { atQuestion, useObservationPhotos } from './photos-context.tsx';
import { TakePhoto } from './TakePhoto.tsx';

/** The photos at one question, or of the visit as a whole, and the way to one more where the mission allows it. */
export function Photos({ question, about }: { question: QuestionId | null; about: string }) {
  const { policy, photos } = useObservationPhotos();
  const here = atQuestion(photos, question);
  return (
    <>
      <PhotoList photos={here} mayChange />
      <LostPhoto question={question} />
      {policy.allowed && <TakePhoto question={question} about={about} />}
    </>
  );
}

export function PhotoList({ photos, mayChange }: { photos: readonly ShownPhoto[]; mayChange: boolean }) {
  const [openId, setOpen] = useState<string>();
  const open = photos.findIndex(({ photo }) => photo.id === openId);
  const shown = photos[open];
  if (photos.length === 0) return null;
  return (
    <>
      <ul className={styles.list}>
        {photos.map((each, index) => (
          <li key={each.photo.id}>
            <PhotoLine shown={each} number={index + 1} onOpen={() => setOpen(each.photo.id)} />
          </li>
        ))}
      </ul>
      {shown && (
        <PhotoDialog shown={shown} number={open + 1} mayChange={mayChange} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
