import { vi } from 'vitest';
import type { Phone } from './phone.ts';

/** The engine commits the next transaction that writes, and says that it was lost: it is run once more from memory. */
export function nextWriteIsCalledLost({ device: { database } }: Phone) {
  const { write } = database;
  return vi.spyOn(database, 'write').mockImplementationOnce(async (names, work) => {
    await write(names, work);
    return write(names, work);
  });
}
