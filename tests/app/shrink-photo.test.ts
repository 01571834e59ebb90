import { beforeEach, expect, test, vi } from 'vitest';
import { shrinkPhoto } from '#app/shrink-photo.ts';
import { cameraRecord } from '#model/photos/exif.ts';
import { builtLikeJpeg, withExif } from '../photo-files.ts';

const CAMERA = { takenAt: '2027:03:14 09:05:30', offset: '+05:00', latitude: 43.2566, longitude: 76.9286 };
const original = withExif(builtLikeJpeg(900), CAMERA).buffer;

/** A browser that draws: what it encodes carries the camera's record along, as no browser should. */
beforeEach(() => {
  const canvas = {
    width: 0,
    height: 0,
    getContext: () => ({ drawImage: () => undefined }),
    toBlob: (told: (blob: Blob) => void) => told(new Blob([withExif(builtLikeJpeg(700), CAMERA)])),
  };
  vi.stubGlobal('document', { createElement: () => canvas });
  vi.stubGlobal('createImageBitmap', async () => ({ width: 4000, height: 3000, close: () => undefined }));
  return () => vi.unstubAllGlobals();
});

const takenAt = '2027-03-14T04:05:30.000Z';
const position = { latitude: expect.closeTo(43.2566, 4), longitude: expect.closeTo(76.9286, 4) };

test.each([
  [
    { keepTime: true, keepPosition: true },
    { takenAt, position },
  ],
  [{ keepTime: true, keepPosition: false }, { takenAt }],
  [{ keepTime: false, keepPosition: true }, { position }],
  [{ keepTime: false, keepPosition: false }, {}],
])(
  'where the mission keeps %o, this much is read of the camera’s record, and none of it stays in the picture',
  async (policy, kept) => {
    const { jpeg, width, height, preview: _, ...read } = await shrinkPhoto(original, policy);
    expect(read).toEqual(kept);
    expect({ width, height }).toEqual({ width: 1600, height: 1200 });
    expect(cameraRecord(jpeg)).toEqual({ takenAt: null, position: null });
  },
);
