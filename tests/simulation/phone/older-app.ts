import { PROTOCOL } from '#model/protocol/messages.ts';
import type { Transport } from '#sync/transport.ts';

/** A synthetic protocol before the first: an app that speaks it says so, and in all else is this one. */
const OLDER = PROTOCOL - 1;

export const speakingOlder = (transport: Transport): Transport => ({
  ...transport,
  post: (path, body, token) => transport.post(path, { ...(body as object), protocol: OLDER }, token),
});

const SAYS_OLDER = new RegExp(`^{"protocol":${OLDER},`);

/** How a server that still takes pushes of the older protocol reads them. */
export const readAsCurrent = (text: string): string => text.replace(SAYS_OLDER, `{"protocol":${PROTOCOL},`);
