import { useCallback } from 'react';
import type { CameraMark } from '#device/notebook.ts';
import { usePhone } from '#observer/phone.tsx';
import { useWatched } from '#observer/use-watched.ts';

/** Where the camera was opened when the phone closed the app behind it. */
export function useLostCamera(): CameraMark | undefined {
  const { notebook } = usePhone();
  const read = useCallback(async () => ({ mark: await notebook.lostCamera() }), [notebook]);
  return useWatched(read, isNone).content?.mark;
}

const isNone = ({ mark }: { mark: CameraMark | undefined }): boolean => mark === undefined;
