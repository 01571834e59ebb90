import { useCallback, useEffect, useState } from 'react';
import type { Picture } from '#device/notebook.ts';
import type { QuestionId } from '#model/ids.ts';
import { isPhoneFull } from '#observer/is-phone-full.ts';
import { usePhone } from '#observer/phone.tsx';
import { useObservationPhotos } from './photos-context.tsx';

/** `full` and `failed` hold the picture in memory until it is kept or done without. */
export type Taking =
  | { state: 'resting' | 'keeping' | 'unreadable' }
  | { state: 'no-room'; megabytes: number }
  | { state: 'full' | 'failed'; picture: Picture };

/** Below this the phone may not even hold what the camera brings. */
const LEAST_MEGABYTES = 20;

/** From the camera to the disk. A photo that cannot be written is not lost while this screen stays open. */
export function useTaking(question: QuestionId | null) {
  const { notebook, shrinkPhoto, lock } = usePhone();
  const { observation, form, policy } = useObservationPhotos();
  const [taking, setTaking] = useState<Taking>({ state: 'resting' });

  // a picture that is nowhere else keeps the key, and with it this screen, until it is kept or done without
  const isOnlyHere = 'picture' in taking;
  useEffect(() => {
    if (!isOnlyHere) return;
    let settled = () => {};
    void lock.whileWriting(
      () =>
        new Promise<void>((resolve) => {
          settled = resolve;
        }),
    );
    return () => settled();
  }, [lock, isOnlyHere]);

  const mayOpen = useCallback(async (): Promise<boolean> => {
    const megabytes = await freeMegabytes();
    if (megabytes < LEAST_MEGABYTES) {
      setTaking({ state: 'no-room', megabytes });
      return false;
    }
    setTaking({ state: 'resting' });
    try {
      await notebook.markCamera({ observation, form, question });
    } catch (error) {
      if (!isPhoneFull(error)) throw error;
      setTaking({ state: 'no-room', megabytes: 0 });
      return false;
    }
    return true;
  }, [notebook, observation, form, question]);

  const keep = useCallback(
    async (picture: Picture) => {
      setTaking({ state: 'keeping' });
      try {
        await notebook.keepPhoto({ observation, question, picture });
        setTaking({ state: 'resting' });
      } catch (error) {
        setTaking({ state: isPhoneFull(error) ? 'full' : 'failed', picture });
        reportError(error);
      }
    },
    [notebook, observation, question],
  );

  const took = useCallback(
    (reading: Promise<ArrayBuffer>) => {
      setTaking({ state: 'keeping' });
      const unreadable = () => {
        setTaking({ state: 'unreadable' });
        return notebook.forgetCamera();
      };
      // what the camera brought is in memory only, also while it is read and shrunk
      lock
        .whileWriting(() => reading.then((bytes) => shrinkPhoto(bytes, policy)).then(keep, unreadable))
        .catch(reportError);
    },
    [notebook, shrinkPhoto, policy, keep, lock],
  );

  const again = () => {
    if ('picture' in taking) void keep(taking.picture);
  };
  const drop = () => {
    setTaking({ state: 'resting' });
    void notebook.forgetCamera();
  };
  return { taking, mayOpen, took, again, drop };
}

/** Without an estimate the write itself will tell. */
async function freeMegabytes(): Promise<number> {
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined ? Number.POSITIVE_INFINITY : Math.floor((quota - usage) / 1e6);
}
