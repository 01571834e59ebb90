import { type Arguments, type Catalog, sentence } from '#messages/catalog.ts';
import { en as desk } from '#messages/coordinator/en.ts';
import { detailText } from '#messages/details/detail.ts';
import { en } from '#messages/details/en.ts';
import { RequestRefused } from '#server/refusals.ts';
import { StartupError } from '#server/startup-error.ts';
import { UsageError } from './command.ts';
import { runCommand } from './run-command.ts';

const CATALOG: Catalog = { ...en, ...desk };

/** `npm run daybook -- COMMAND`. Exit code 0, another of the command, or 1 with one sentence on standard error. */
try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    environment: process.env,
    print: (line) => console.log(line),
  });
} catch (error) {
  const plain = error instanceof UsageError || error instanceof StartupError || error instanceof RequestRefused;
  console.error(plain ? sentenceOf(error) : error);
  process.exitCode = 1;
}

function sentenceOf(error: UsageError | StartupError | RequestRefused): string {
  if (!(error instanceof RequestRefused)) return error.message;
  const { refusal, sentence: words, detail } = error.refusal;
  return `${words}${detail === undefined ? '' : ` ${detailText(detail, say)}`} (${refusal})`;
}

function say(key: string, args: Arguments = {}): string {
  const message = CATALOG[key];
  return message === undefined ? key : sentence(message, args, 'en');
}
