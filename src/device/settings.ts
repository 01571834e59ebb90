import type { Device } from './device.ts';
import type { Settings } from './notebook.ts';
import { stateValue, valueIn } from './state.ts';

const FIRST: Settings = { language: null, shortMode: false, photoNotice: null };

/** In clear: the locked screen speaks the observer's language. */
export const settingsOf = async ({ database }: Device): Promise<Settings> => ({
  ...FIRST,
  ...(await stateValue(database, 'settings')),
});

export async function keepSettings(device: Device, change: Partial<Settings>): Promise<void> {
  const { database, changes } = device;
  await database.write(['state'], async (tables) => {
    const value = { ...FIRST, ...(await valueIn(tables, 'settings')), ...change };
    await tables.state.put({ key: 'settings', value });
  });
  changes.announce({ observations: [] });
}
