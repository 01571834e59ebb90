/** Codes of Node and PostgreSQL for a server that is not there, is starting or stopping, or has no room. */
const AWAY =
  /^(E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|NOTFOUND|HOSTUNREACH)|57P0[1-3]|08\w{3}|53300|SQLITE_(BUSY|FULL|IOERR\w*))$/;

/** Worth trying again: the database cannot be reached, or cannot write just now. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (
    (typeof code === 'string' && AWAY.test(code)) ||
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      error.message,
    )
  );
}

/** A note that whoever reads can do without: while the database takes none, reading goes on. Tells whether it was made. */
export async function noteUnlessAway(noting: Promise<unknown>): Promise<boolean> {
  try {
    await noting;
    return true;
  } catch (error) {
    if (isDatabaseAway(error)) return false;
    throw error;
  }
}
