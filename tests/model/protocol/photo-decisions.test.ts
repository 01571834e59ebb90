import { expect, test } from 'vitest';
import { hashBytes } from '#model/observation/hashing.ts';
import { failure } from '#model/protocol/phone-decisions.ts';
import { afterFailure, chunkAfter, judgeChunk, nextPhoto, refusalOfWhole } from '#model/protocol/photo-decisions.ts';
import { LARGEST_CHUNK_BYTES } from '#model/protocol/photo-messages.ts';
import { builtLikeJpeg } from '#tests/photo-files.ts';

test('photos of incidents go first, then the oldest', () => {
  const visit = { id: 'a', urgent: false, at: '2027-03-14T02:00:00.000Z' };
  const later = { id: 'b', urgent: false, at: '2027-03-14T03:00:00.000Z' };
  const incident = { id: 'c', urgent: true, at: '2027-03-14T04:00:00.000Z' };
  expect(nextPhoto([later, visit, incident])).toBe(incident);
  expect(nextPhoto([later, visit])).toBe(visit);
  expect(nextPhoto([])).toBeUndefined();
});

test('chunks shrink on a bad network down to a floor, and grow again up to what a server takes', () => {
  let bytes = 65_536;
  for (let n = 0; n < 9; n++) bytes = chunkAfter(bytes, 'wrong');
  expect(bytes).toBe(32_768);
  for (let n = 0; n < 9; n++) bytes = chunkAfter(bytes, 'well');
  expect(bytes).toBe(LARGEST_CHUNK_BYTES);
});

test('a chunk is kept only where the one before ended, and never beyond the whole', () => {
  expect(judgeChunk(0, { offset: 0, length: 10, bytes: 30 })).toEqual({ keep: true, isLast: false });
  expect(judgeChunk(10, { offset: 10, length: 20, bytes: 30 })).toEqual({ keep: true, isLast: true });
  expect(judgeChunk(10, { offset: 0, length: 10, bytes: 30 })).toEqual({ keep: false, isLast: false });
  expect(judgeChunk(10, { offset: 20, length: 10, bytes: 30 })).toEqual({ keep: false, isLast: false });
  expect(judgeChunk(10, { offset: 10, length: 21, bytes: 30 })).toEqual({ keep: false, isLast: false });
  expect(judgeChunk(10, { offset: 10, length: 0, bytes: 30 })).toEqual({ keep: false, isLast: false });
});

test('a whole is what its hash names, and a picture', async () => {
  const photo = builtLikeJpeg(200);
  expect(await refusalOfWhole(await hashBytes(photo), photo)).toBeUndefined();
  expect(await refusalOfWhole(await hashBytes(photo), builtLikeJpeg(200, 1))).toBe('PHOTO_DAMAGED');
  const page = new Uint8Array(Buffer.from('<html>'));
  expect(await refusalOfWhole(await hashBytes(page), page)).toBe('PHOTO_NOT_A_PICTURE');
});

test('a failure of one photo holds up no other; a failure of the network ends the sending', () => {
  expect(afterFailure(failure('too-large', { refusal: 'TOO_LARGE' }))).toEqual({ kind: 'refused', code: 'TOO_LARGE' });
  expect(afterFailure(failure('too-large'))).toEqual({ kind: 'later' });
  const refused = (refusal: 'PHOTO_DAMAGED' | 'PHOTO_NOT_EXPECTED' | 'TOKEN_UNKNOWN') =>
    afterFailure(failure('refused', { refusal }));
  expect(refused('PHOTO_DAMAGED')).toEqual({ kind: 'refused', code: 'PHOTO_DAMAGED' });
  expect(refused('PHOTO_NOT_EXPECTED')).toEqual({ kind: 'later' });
  expect(refused('TOKEN_UNKNOWN')).toEqual({ kind: 'stop' });
  expect(afterFailure(failure('offline'))).toEqual({ kind: 'stop' });
});
