import type { Hash, Id } from '#model/ids.ts';
import type { EvidenceDevice, EvidenceRefusal } from '#model/protocol/evidence.ts';
import type { Findings } from './findings.ts';

export type ChainLink = { id: Id; device: Id; seq: number; prev: Hash | null; hash: Hash };

/** Numbers of a device that are not in the log, as `from`–`to`. */
export type Hole = { device: Id; from: number; to: number; why: 'refused' | 'not here' };

/**
 * Checks that each device's revisions are one chain: a number is used once, and each names the one before it.
 * Returns the numbers below the highest announced that are not in the log.
 */
export function checkChains(
  links: readonly ChainLink[],
  {
    devices,
    refused,
    findings,
  }: { devices: readonly EvidenceDevice[]; refused: readonly EvidenceRefusal[]; findings: Findings },
): Hole[] {
  const byDevice = new Map<Id, Map<number, ChainLink>>();
  for (const link of links) {
    const chain = byDevice.get(link.device) ?? new Map<number, ChainLink>();
    byDevice.set(link.device, chain);
    const other = chain.get(link.seq);
    if (other && other.hash !== link.hash)
      findings.add(`Device ${link.device} has used number ${link.seq} twice: revisions ${other.id} and ${link.id}.`);
    else chain.set(link.seq, link);
  }
  for (const chain of byDevice.values()) for (const link of chain.values()) checkPrevious(link, chain, findings);
  return devices.flatMap(({ id, highestSeq }) =>
    holesOf(id, byDevice.get(id) ?? new Map(), { highestSeq, refused: refusedOf(refused, id) }),
  );
}

function checkPrevious(
  { id, device, seq, prev }: ChainLink,
  chain: ReadonlyMap<number, ChainLink>,
  findings: Findings,
) {
  const before = chain.get(seq - 1);
  const broken = seq === 1 ? prev !== null : prev === null || (before !== undefined && before.hash !== prev);
  if (broken) findings.add(`Revision ${id} (device ${device}, number ${seq}) does not follow on number ${seq - 1}.`);
}

const refusedOf = (refused: readonly EvidenceRefusal[], device: Id): Set<number> =>
  new Set(refused.filter((each) => each.device === device).map(({ seq }) => seq));

function holesOf(
  device: Id,
  chain: ReadonlyMap<number, ChainLink>,
  { highestSeq, refused }: { highestSeq: number; refused: ReadonlySet<number> },
): Hole[] {
  const holes: Hole[] = [];
  for (let seq = 1; seq <= Math.max(highestSeq, ...chain.keys()); seq++) {
    if (chain.has(seq)) continue;
    const why = refused.has(seq) ? 'refused' : 'not here';
    const last = holes.at(-1);
    if (last && last.to === seq - 1 && last.why === why) last.to = seq;
    else holes.push({ device, from: seq, to: seq, why });
  }
  return holes;
}
