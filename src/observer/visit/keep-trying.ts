/** Somebody may be making room on the phone meanwhile. */
const AGAIN_MS = 3000;

/** Writes until it is written; false when it failed and is not wanted any more. `failed` hears of every failure. */
export async function keepTrying(
  write: () => Promise<void>,
  { isWanted, failed }: { isWanted: () => boolean; failed: (error: unknown) => void },
): Promise<boolean> {
  for (;;) {
    try {
      await write();
      return true;
    } catch (error) {
      failed(error);
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    if (!isWanted()) return false;
  }
}
