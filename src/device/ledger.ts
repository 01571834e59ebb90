import type { Device } from './device.ts';
import { heldObservations, type OutboxLine } from './held.ts';
import type { LedgerLine } from './notebook.ts';

/** Every revision made on this phone, newest first. */
export async function ledgerOf(device: Device): Promise<LedgerLine[]> {
  const lines: LedgerLine[] = [];
  for (const [observation, held] of await heldObservations(device))
    for (const line of held.outbox) {
      const revision = held.revisions.get(line.revision);
      if (!revision) continue; // both were written in one transaction
      const { mintedAt, photos } = revision;
      const kind = photos ? 'photos' : revision.kind;
      const { seq } = line;
      lines.push({ revision: line.revision, observation, seq, kind, mintedAt, state: standing(device, line) });
    }
  return lines.sort((a, b) => b.seq - a.seq);
}

function standing({ inThisTab }: Device, line: OutboxLine): LedgerLine['state'] {
  if (line.state === 'received' && line.receivedAt !== null) return { kind: 'received', at: line.receivedAt };
  if (line.state === 'refused' && line.refusal) return { kind: 'refused', ...line.refusal };
  return inThisTab.sending.has(line.revision) ? { kind: 'sending' } : { kind: 'on-this-phone' };
}
