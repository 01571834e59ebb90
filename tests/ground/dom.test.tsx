import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';

test('a component is rendered', () => {
  render(<button type="button">Save</button>);
  expect(screen.getByRole('button', { name: 'Save' })).toBeVisible();
});

test('a blob kept in IndexedDB comes back as a blob', async () => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('photos', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('photos');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });
  const kept = await new Promise<Blob>((resolve) => {
    const photos = database.transaction('photos', 'readwrite').objectStore('photos');
    photos.put(new Blob(['station 7']), 'first');
    const reading = photos.get('first');
    reading.onsuccess = () => resolve(reading.result as Blob);
  });
  expect(await kept.text()).toBe('station 7');
});
