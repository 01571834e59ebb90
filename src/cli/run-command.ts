import { backup } from './backup.ts';
import { type Command, type Context, UsageError } from './command.ts';
import { demo } from './demo.ts';
import { exportObservations } from './export.ts';
import { forgetFactor } from './forget-factor.ts';
import { importStations } from './import-stations.ts';
import { init } from './init.ts';
import { restore } from './restore.ts';
import { verify } from './verify/verify.ts';

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    init,
    demo,
    'import-stations': importStations,
    export: exportObservations,
    backup,
    restore,
    'forget-factor': forgetFactor,
    verify,
  }),
);

/** Runs the named command; without a name, or with `--help`, says what there is. Returns the exit code. */
export async function runCommand([name, ...args]: string[], context: Context): Promise<number> {
  const command = name === undefined ? undefined : COMMANDS.get(name);
  if (command && !args.includes('--help')) return runChecked(command, args, context);
  if (name !== undefined && name !== '--help' && name !== 'help' && !command)
    throw new UsageError(`There is no command "${name}". Run "daybook --help".`);
  for (const line of help(command ? [command] : [...COMMANDS.values()])) context.print(line);
  return 0;
}

/** Unknown options are said as every other misuse is. */
async function runChecked(command: Command, args: string[], context: Context): Promise<number> {
  try {
    if ('judge' in command) return await command.judge(args, context);
    await command.run(args, context);
    return 0;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (code.startsWith('ERR_PARSE_ARGS')) throw new UsageError(`${message}\nUsage: daybook ${command.usage}`);
    if (code === 'ENOENT') throw new UsageError(`A file is not there: ${message}`);
    throw error;
  }
}

const help = (commands: readonly Command[]): string[] => [
  'The database is that of DATABASE_URL, or SQLite in DAYBOOK_DATA (./data). Commands work with the server running, through',
  'a socket in DAYBOOK_DATA, and with it stopped; "restore" needs it stopped, "verify" needs nothing but the file.',
  '',
  ...commands.flatMap(({ usage, summary }) => [`daybook ${usage}`, `    ${summary}`]),
];
