import { isAborted, isConnectionLost, isPhoneFull, PhoneFullError, SupersededError } from './database-errors.ts';

const MOST_TRIES = 4;

/**
 * Runs a transaction; when the engine lost the connection, opens it again and repeats the transaction from memory.
 * @throws PhoneFullError, SupersededError
 */
export async function retrying<Result>(
  attempt: () => Promise<Result>,
  { reopen, isSuperseded }: { reopen: () => Promise<void>; isSuperseded: () => boolean },
): Promise<Result> {
  for (let tried = 1; ; tried++) {
    if (isSuperseded()) throw new SupersededError('Another tab updates the database');
    try {
      return await attempt();
    } catch (error) {
      if (isPhoneFull(error)) throw new PhoneFullError('No room left on this phone', { cause: error });
      if (!isConnectionLost(error) || isSuperseded() || tried === MOST_TRIES) throw error;
      await reopen().catch((failure: unknown) => {
        const isClosedAgain = isConnectionLost(failure) || isAborted(failure);
        if (isSuperseded() || !isClosedAgain) throw failure; // else the next attempt finds it closed
      });
    }
  }
}
