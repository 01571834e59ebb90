import { onTestFinished } from 'vitest';

/** What jsdom has not: the part of the browser's storage manager that the running test speaks of. */
export function browserStorage(storage: Partial<StorageManager>): void {
  Object.defineProperty(navigator, 'storage', { value: storage, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'storage'));
}
