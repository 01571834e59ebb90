import type { Environment } from '#server/settings.ts';

/** What a command works with. `print` writes one line for people to standard output. */
export type Context = { environment: Environment; print(line: string): void };

export type Command = {
  /** How it is called, after `daybook`. */
  usage: string;
  /** One sentence. */
  summary: string;
} & (
  | { run(args: string[], context: Context): Promise<void> }
  /** Answers with an exit code of its own. */
  | { judge(args: string[], context: Context): Promise<number> }
);

/** The command was called in a way it cannot be meant; the message is one plain sentence. */
export class UsageError extends Error {
  override name = 'UsageError';
}
