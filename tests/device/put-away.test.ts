import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { chose, enrolledPhone, openPhone, visitWith } from './phone.ts';

test('a page that is put away in the middle of saving holds up no other page, and saves once it is taken up again', async () => {
  const left = await enrolledPhone();
  const visit = await visitWith(left.notebook);
  const { database } = left;
  const reached = vi.fn();
  let goOn = false;
  const saving = database.write(['state'], async (tables) => {
    reached();
    // as a page that is kept as it stands: its next request never comes
    while (!goOn) await tables.state.get('settings');
    await tables.state.put({ key: 'lease', value: { holder: visit, until: 1 } });
  });
  await vi.waitFor(() => expect(reached).toHaveBeenCalledOnce());

  database.putAway();
  const later = await openPhone({ name: left.name });
  await later.notebook.answer({ observation: visit, question: 'V.ENV.02', value: chose('no'), seen: [] });
  await later.device.database.write(['state'], ({ state }) => state.delete('lease'));
  const lease = () => later.device.database.read(['state'], ({ state }) => state.get('lease'));
  expect(await lease()).toBeUndefined();

  goOn = true;
  await database.takeUp();
  await saving;
  expect(await lease()).toEqual({ key: 'lease', value: { holder: visit, until: 1 } });
  left.close();
  later.close();
});

test('what is asked of a page that is put away is done when it is taken up again', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const { database } = phone;
  database.putAway();
  const done = vi.fn();
  const answering = phone.notebook
    .answer({ observation: visit, question: 'V.ENV.02', value: chose('no'), seen: [] })
    .then(done);
  const other = await openPhone({ name: phone.name });
  expect((await other.notebook.observation(visit))?.unminted).toEqual(['V.ENV.01']);
  expect(done).not.toHaveBeenCalled();
  await database.takeUp();
  await answering;
  const restarted = await openPhone({ name: phone.name });
  expect((await restarted.notebook.observation(visit))?.unminted.toSorted()).toEqual(['V.ENV.01', 'V.ENV.02']);
  for (const each of [phone, other, restarted]) each.close();
});

test('a page that is put away keeps no newer version from its database', async () => {
  const phone = await enrolledPhone();
  phone.database.putAway();
  const upgraded = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(phone.name, 30);
    request.onsuccess = () => resolve(request.result);
    request.onblocked = () => reject(new Error('it is kept from it'));
  });
  upgraded.close();
});
