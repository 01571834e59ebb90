import { parseArgs } from 'node:util';
import { type Command, UsageError } from '../command.ts';
import { openEvidence, UnreadableEvidence } from './evidence-file.ts';
import { reportLines } from './report.ts';
import { verifyEvidence } from './verify-evidence.ts';

const HOLDS = 0;
const DOES_NOT_HOLD = 1;
const UNREADABLE = 2;

export const verify: Command = {
  usage: 'verify FILE [--key FINGERPRINT]',
  summary:
    'Checks an evidence export without server or network: signatures, chains, gaps, checkpoints, photos. Exit code 0 when all holds, 1 when something does not, 2 when the file cannot be read.',
  judge: async (args, { print }) => {
    const { values, positionals } = parseArgs({ args, options: { key: { type: 'string' } }, allowPositionals: true });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new UsageError('Name one evidence export.');
    try {
      const file = await openEvidence(path);
      try {
        const verified = await verifyEvidence(file, values.key?.trim().toLowerCase());
        for (const line of reportLines(verified, values.key !== undefined)) print(line);
        return verified.findings.count() === 0 ? HOLDS : DOES_NOT_HOLD;
      } finally {
        file.close();
      }
    } catch (error) {
      if (!(error instanceof UnreadableEvidence)) throw error;
      print(error.message);
      return UNREADABLE;
    }
  },
};
