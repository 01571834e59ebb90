import { useCallback } from 'react';
import type { Settings } from '#device/notebook.ts';
import { usePhone } from './phone.tsx';
import { useWatched } from './use-watched.ts';

const UNTIL_READ: Settings = { language: null, shortMode: false };

export function useSettings(): { settings: Settings; change: (change: Partial<Settings>) => void } {
  const { notebook } = usePhone();
  const { content } = useWatched(useCallback(() => notebook.settings(), [notebook]));
  const change = useCallback((change: Partial<Settings>) => void notebook.changeSettings(change), [notebook]);
  return { settings: content ?? UNTIL_READ, change };
}
