import { bodyLimit } from 'hono/body-limit';
import { detailOf } from '#messages/details/detail.ts';
import { LARGEST_FILE_BYTES } from '#server/frame-import/read-table.ts';
import { refuse } from '#server/refusals.ts';

/** @throws TOO_LARGE */
export const limitStationFile = bodyLimit({
  maxSize: LARGEST_FILE_BYTES,
  onError: () => {
    throw refuse('TOO_LARGE', detailOf('larger-than', `${LARGEST_FILE_BYTES / 1_000_000} MB`));
  },
});
