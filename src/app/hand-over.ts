import type { MadeOutboxFile } from '#device/notebook.ts';

/** By the share sheet where the browser has one that takes files, else as a download. */
export async function handOver(window: Window & typeof globalThis, { name, text }: MadeOutboxFile): Promise<void> {
  const { navigator, document } = window;
  const file = new File([text], name, { type: 'text/plain' });
  if (navigator.canShare?.({ files: [file] })) {
    const outcome = await navigator.share({ files: [file] }).then(
      () => 'shared',
      (error: unknown) => (error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'refused'),
    );
    if (outcome !== 'refused') return;
  }
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers read it only after the click
}
