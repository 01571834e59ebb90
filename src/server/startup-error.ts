/** The server cannot start, for a reason its operator can do something about. The message is one plain sentence. */
export class StartupError extends Error {
  override name = 'StartupError';
}
