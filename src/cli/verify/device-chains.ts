import type { Hash, Id } from '#model/ids.ts';
import type { EvidenceDevice, EvidenceRefusal } from '#model/protocol/evidence.ts';

export type ChainLink = { id: Id; device: Id; seq: number; prev: Hash | null; hash: Hash };

/** Numbers of a device that are not in the log, as `from`–`to`. */
export type Hole = { device: Id; from: number; to: number; why: 'refused' | 'not here' };

/** What is odd about a device’s own numbers. It was received like that: a phone that was restored writes such things. */
export type ChainReport = { holes: Hole[]; oddities: string[] };

/** Reads each device's revisions as one chain: a number is used once, and each names the one before it. */
export function readChains(
  links: readonly ChainLink[],
  { devices, refused }: { devices: readonly EvidenceDevice[]; refused: readonly EvidenceRefusal[] },
): ChainReport {
  const oddities: string[] = [];
  const chains = new Map<Id, Map<number, ChainLink>>();
  for (const link of links) {
    const chain = chains.get(link.device) ?? new Map<number, ChainLink>();
    chains.set(link.device, chain);
    const other = chain.get(link.seq);
    if (other && other.hash !== link.hash)
      oddities.push(`Device ${link.device} has used number ${link.seq} twice: revisions ${other.id} and ${link.id}.`);
    else chain.set(link.seq, link);
  }
  for (const chain of chains.values())
    for (const { id, device, seq, prev } of chain.values()) {
      const before = chain.get(seq - 1);
      const isBroken = seq === 1 ? prev !== null : prev === null || (before !== undefined && before.hash !== prev);
      if (isBroken)
        oddities.push(`Revision ${id} (device ${device}, number ${seq}) does not follow on number ${seq - 1}.`);
    }
  const refusals = refusedOf(refused);
  const holes = devices.flatMap(({ id, highestSeq }) =>
    holesOf(id, { here: [...(chains.get(id)?.keys() ?? [])], refused: refusals.get(id) ?? [], highestSeq }),
  );
  return { holes, oddities };
}

function refusedOf(refused: readonly EvidenceRefusal[]): Map<Id, number[]> {
  const byDevice = new Map<Id, number[]>();
  for (const { device, seq } of refused) byDevice.set(device, [...(byDevice.get(device) ?? []), seq]);
  return byDevice;
}

/** From number to number that is known, so that a device that announces a huge one costs nothing. */
function holesOf(
  device: Id,
  { here, refused, highestSeq }: { here: readonly number[]; refused: readonly number[]; highestSeq: number },
): Hole[] {
  const arrived = new Set(here);
  const known = [...new Set([...here, ...refused])].sort((a, b) => a - b);
  const holes: Hole[] = [];
  let last = 0;
  for (const seq of known) {
    if (seq > last + 1) holes.push({ device, from: last + 1, to: seq - 1, why: 'not here' });
    if (!arrived.has(seq)) {
      const before = holes.at(-1);
      if (before?.why === 'refused' && before.to === seq - 1) before.to = seq;
      else holes.push({ device, from: seq, to: seq, why: 'refused' });
    }
    last = seq;
  }
  if (highestSeq > last) holes.push({ device, from: last + 1, to: highestSeq, why: 'not here' });
  return holes;
}
