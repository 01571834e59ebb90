import type { Picture } from '#device/notebook.ts';
import { cameraRecord, takenInstant } from '#model/photos/exif.ts';
import { fitWithin, type Size } from '#model/photos/fit.ts';
import { onlyThePicture } from '#model/photos/jpeg.ts';
import { PHOTO_LIMIT } from '#model/photos/photo.ts';
import type { PhotoPolicy } from '#model/photos/policy.ts';
import { toBase64Url } from '#model/protocol/bytes.ts';

const QUALITIES = [0.75, 0.6, 0.45, 0.3] as const;
const PREVIEW_QUALITIES = [0.5, 0.35, 0.2] as const;

/**
 * Draws a photo again, smaller, and keeps the pixels alone: what the camera wrote into the file cannot come along.
 * Time and position are read before, where the mission keeps them.
 * @throws when the browser cannot read the file as a picture
 */
export async function shrinkPhoto(
  original: ArrayBuffer,
  { keepTime, keepPosition }: Pick<PhotoPolicy, 'keepTime' | 'keepPosition'>,
): Promise<Picture> {
  const record = cameraRecord(new Uint8Array(original));
  const takenAt = keepTime ? takenInstant(record) : undefined;
  const position = keepPosition ? record.position : null;
  const bitmap = await createImageBitmap(new Blob([original]), { imageOrientation: 'from-image' });
  try {
    const size = fitWithin(bitmap, PHOTO_LIMIT.edge);
    const jpeg = await encode(bitmap, { size, qualities: QUALITIES, most: PHOTO_LIMIT.aimBytes });
    const preview = await encode(bitmap, {
      size: fitWithin(bitmap, PHOTO_LIMIT.previewEdge),
      qualities: PREVIEW_QUALITIES,
      most: PREVIEW_BYTES,
    });
    return {
      jpeg,
      ...size,
      preview: preview.length <= PREVIEW_BYTES ? toBase64Url(preview) : '',
      ...(takenAt === undefined ? {} : { takenAt }),
      ...(position ? { position } : {}),
    };
  } finally {
    bitmap.close();
  }
}

/** Three bytes are four characters. */
const PREVIEW_BYTES = Math.floor((PHOTO_LIMIT.preview * 3) / 4);

/** The best quality that stays below `most` bytes, else the smallest. */
async function encode(
  bitmap: ImageBitmap,
  { size, qualities, most }: { size: Size; qualities: readonly number[]; most: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser gives no canvas to draw on');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, size.width, size.height);
  let jpeg: Uint8Array<ArrayBuffer> | undefined;
  for (const quality of qualities) {
    jpeg = onlyThePicture(await jpegOf(canvas, quality));
    if (jpeg.length <= most) break;
  }
  if (!jpeg) throw new Error('No quality to encode with');
  return jpeg;
}

async function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Uint8Array> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (!blob) throw new Error('The picture cannot be encoded');
  return new Uint8Array(await blob.arrayBuffer());
}
