/** Milliseconds since the navigation began: on screen and answered; shown as answered; on disk, where that is said. */
export type FirstAnswer = { standsMs: number; shownMs: number; savedMs: number | null };

/**
 * `field` is the selector of a radio, or of a text field; `saved` are the words that say, in the section around it,
 * that the answer is on disk.
 */
export type Watched = { field: string; saved: string | null };

/** Runs in the page before its own scripts: answers the field the moment it stands, as the quickest observer would. */
export async function answerAtOnce({ field: selector, saved }: Watched): Promise<void> {
  const field = await until(() => document.querySelector<HTMLInputElement>(selector));
  const standsMs = performance.now();
  const isRadio = field.type === 'radio';
  if (isRadio) field.click();
  else type(field, 'A');
  await painted();
  const shownMs = performance.now();
  if (isRadio ? !field.checked : field.value !== 'A') throw new Error('The field took no answer');
  const around = field.closest('section');
  if (saved !== null) await until(() => (around?.textContent?.includes(saved) ? true : null));
  const firstAnswer: FirstAnswer = { standsMs, shownMs, savedMs: saved === null ? null : performance.now() };
  Object.assign(window, { firstAnswer });
}

function until<Found>(look: () => Found | null): Promise<Found> {
  const found = look();
  if (found !== null) return Promise.resolve(found);
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const found = look();
      if (found === null) return;
      observer.disconnect();
      resolve(found);
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/** Past the setter that React puts on the field, so that React notices. */
function type(field: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

const painted = (): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    }),
  );
