import { SAVED } from './saved.ts';

/** The bound's one small script: every change is on disk before it says so. */
const opening = indexedDB.open('bound', 1);
opening.onupgradeneeded = () => opening.result.createObjectStore('answers');
const opened = new Promise<IDBDatabase>((resolve) => {
  opening.onsuccess = () => resolve(opening.result);
});

async function keep({ target }: Event): Promise<void> {
  const { name, value } = target as HTMLInputElement; // the page has no other fields
  const transaction = (await opened).transaction('answers', 'readwrite', { durability: 'strict' });
  transaction.objectStore('answers').put(value, name);
  const mark = document.getElementById(name)?.querySelector('output');
  transaction.oncomplete = () => mark?.replaceChildren(SAVED);
}

document.addEventListener('change', (event) => void keep(event));
document.documentElement.dataset.ready = 'yes';
