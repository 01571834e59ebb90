import type { Page } from '@playwright/test';

/** Noise, which no encoder makes small, as a camera's JPEG. Another `first` is another picture. */
export async function pictureOf(page: Page, first = 1, size = { width: 2400, height: 1800 }): Promise<Uint8Array> {
  const text = await page.evaluate(
    ({ begin, width, height }) => {
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const context = canvas.getContext('2d');
      if (!context) throw new Error('No canvas');
      let seed = begin;
      for (let x = 0; x < canvas.width; x += 10)
        for (let y = 0; y < canvas.height; y += 10) {
          seed = (seed * 48_271) % 2_147_483_647;
          context.fillStyle = `hsl(${seed % 360} 60% ${20 + (seed % 60)}%)`;
          context.fillRect(x, y, 10, 10);
        }
      return canvas.toDataURL('image/jpeg', 0.9);
    },
    { begin: first, ...size },
  );
  return new Uint8Array(Buffer.from(text.split(',')[1] ?? '', 'base64'));
}
