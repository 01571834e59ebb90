import * as z from 'zod/mini';
import { hashText } from '../observation/hashing.ts';

/**
 * Whether observers of a mission may take photos, and what of a photo's own record is kept beside it. Off until the
 * mission switches it on. `notice`: the mission's own words on what the law and its rules allow, in any language.
 */
export const PhotoPolicy = z.strictObject({
  allowed: z.boolean(),
  keepTime: z.boolean(),
  keepPosition: z.boolean(),
  notice: z.string().check(z.maxLength(2000)),
});
export type PhotoPolicy = z.infer<typeof PhotoPolicy>;

export const NO_PHOTOS: PhotoPolicy = { allowed: false, keepTime: false, keepPosition: false, notice: '' };

/** Names the words somebody has read: other words are shown again. */
export const noticeName = ({ notice }: Pick<PhotoPolicy, 'notice'>): string =>
  hashText(`daybook/photo-notice/1\n${notice}`);
