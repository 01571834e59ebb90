import type { Instant } from '#model/ids.ts';
import type { Refused } from '#model/protocol/phone-decisions.ts';
import type { VerifiedReceipt } from './receipts.ts';

/** What the server said of a push. `receipt` has been verified; without one nothing becomes *received*. */
export type Settlement = {
  receipt: VerifiedReceipt | undefined;
  refused: readonly Refused[];
  serverTime?: Instant;
};
