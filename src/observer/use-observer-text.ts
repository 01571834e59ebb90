import type { en } from '#messages/observer/en.ts';
import { type Text, useText } from '#messages/text.tsx';

export const useObserverText = (): Text<typeof en> => useText<typeof en>();
