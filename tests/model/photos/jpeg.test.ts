import { describe, expect, test } from 'vitest';
import { cameraRecord, takenInstant } from '#model/photos/exif.ts';
import { fitWithin } from '#model/photos/fit.ts';
import { isWholeJpeg, onlyThePicture } from '#model/photos/jpeg.ts';
import { builtLikeJpeg, withExif } from '#tests/photo-files.ts';

const plain = builtLikeJpeg(500);
const camera = { takenAt: '2027:03:14 09:05:30', offset: '+05:00', latitude: 43.2566, longitude: 76.9286 };
const photo = withExif(plain, camera);

describe('what a camera wrote', () => {
  test('is read: the time with its zone, and the position', () => {
    const record = cameraRecord(photo);
    expect(takenInstant(record)).toBe('2027-03-14T04:05:30.000Z');
    expect(record.position?.latitude).toBeCloseTo(43.2566, 5);
    expect(record.position?.longitude).toBeCloseTo(76.9286, 5);
  });

  test('without a zone is taken to be of the phone’s own', () => {
    const { offset: _, ...unzoned } = camera;
    expect(takenInstant(cameraRecord(withExif(plain, unzoned)))).toBe(new Date('2027-03-14T09:05:30').toISOString());
  });

  test('is nothing where there is none, where it is damaged, and where the date does not exist', () => {
    expect(cameraRecord(plain)).toEqual({ takenAt: null, position: null });
    const nonsense = withExif(plain, { ...camera, takenAt: '0000:00:00 00:00:00' });
    expect(takenInstant(cameraRecord(nonsense))).toBeUndefined();
    const start = 2 + 4 + 6;
    for (let at = start; at < start + 120; at++) {
      const damaged = photo.slice();
      damaged[at] = 0xff;
      expect(() => cameraRecord(damaged)).not.toThrow();
    }
  });
});

describe('only the picture', () => {
  test('is left of a photo: no time, no place, no comment, nothing behind its end', () => {
    const comment = Uint8Array.from([0xff, 0xfe, 0, 8, ...Buffer.from('Aigul!')]);
    const behind = Buffer.from('motion video, or a second picture');
    const full = new Uint8Array(Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2), behind]));
    expect(Buffer.from(onlyThePicture(full))).toEqual(Buffer.from(plain));
  });

  test('keeps stuffed bytes, restarts and several scans as they are', () => {
    const scan = [0xff, 0xda, 0, 2, 1, 0xff, 0, 2, 0xff, 0xd3, 3];
    const progressive = Uint8Array.from([0xff, 0xd8, ...scan, 0xff, 0xc4, 0, 3, 9, ...scan, 0xff, 0xd9]);
    expect([...onlyThePicture(progressive)]).toEqual([...progressive]);
  });

  test.each([
    ['HTML', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['nothing', new Uint8Array()],
    ['half a photo', plain.subarray(0, 300)],
    ['a segment that ends outside', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1])],
  ])('%s is no whole picture', (_, bytes) => {
    expect(isWholeJpeg(bytes)).toBe(false);
    expect(() => onlyThePicture(bytes)).toThrow();
  });
});

test('a photo is made smaller and never larger, in its proportions', () => {
  expect(fitWithin({ width: 4000, height: 3000 }, 1600)).toEqual({ width: 1600, height: 1200 });
  expect(fitWithin({ width: 300, height: 4000 }, 1600)).toEqual({ width: 120, height: 1600 });
  expect(fitWithin({ width: 640, height: 480 }, 1600)).toEqual({ width: 640, height: 480 });
  expect(fitWithin({ width: 10_000, height: 1 }, 1600)).toEqual({ width: 1600, height: 1 });
});
