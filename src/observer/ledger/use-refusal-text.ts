import type { en } from '#messages/refusals/en.ts';
import { useText } from '#messages/text.tsx';

/** What a refusal says to the person who meets it. */
export function useRefusalText(): (code: keyof typeof en) => string {
  return useText<typeof en>().t;
}
