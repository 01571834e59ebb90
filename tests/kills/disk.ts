import type { Id } from '#model/ids.ts';
import type { Chance } from '../simulation/chance.ts';
import type { Operation } from './recorded-operations.ts';

/** Disks write whole sectors of this many bytes, or not. */
const SECTOR = 512;

/** What a disk holds after the power went, and what phones had been told by then. */
export type CrashState = {
  files: Map<string, Buffer>;
  told: Set<Id>;
  /** How many writes had not been synced, and how many of them were lost or torn. */
  unsynced: number;
  damaged: number;
};

type Change = Extract<Operation, { kind: 'write' | 'truncate' }>;
type Naming = Extract<Operation, { kind: 'make' | 'remove' }>;

/** What is on the disk for certain, and what was asked of it since. */
export type Disk = {
  ask(operation: Operation): void;
  /** Whether something would be left to chance. */
  isUnsynced(): boolean;
  /**
   * Of each write after the last sync of its file, chance says whether all of it got to the disk, nothing, or some of
   * its sectors, in any order; of each file made or removed since the folder was synced, whether it is there.
   */
  powerCut(chance: Chance): CrashState;
};

export function diskWith(initial: ReadonlyMap<string, Buffer>): Disk {
  const certain = new Map([...initial].map(([name, bytes]) => [name, contentOf(bytes)]));
  const names = new Set(initial.keys());
  const told = new Set<Id>();
  let changes: Change[] = [];
  let namings: Naming[] = [];

  return {
    ask(operation) {
      switch (operation.kind) {
        case 'write':
        case 'truncate':
          return void changes.push(operation);
        case 'sync':
          for (const change of changes) if (change.file === operation.file) apply(certain, change);
          changes = changes.filter(({ file }) => file !== operation.file);
          return;
        case 'make':
        case 'remove':
          if (operation.kind === 'remove') changes = changes.filter(({ file }) => file !== operation.file);
          return void namings.push(operation);
        case 'sync-folder':
          for (const { kind, file } of namings) rename(names, certain, { kind, file });
          namings = [];
          return;
        case 'answer':
          for (const id of operation.revisions) told.add(id);
          return;
        default:
          return operation satisfies never;
      }
    },
    isUnsynced: () => changes.length > 0 || namings.length > 0,
    powerCut(chance) {
      const left = new Map(
        [...certain].map(([name, { bytes, length }]) => [name, contentOf(bytes.subarray(0, length))]),
      );
      const there = new Set(names);
      const [spared, torn] = [chance.pick([0, 0.3, 0.7]), chance.pick([0, 0.5])];
      let damaged = 0;
      for (const naming of namings) if (chance.happens(0.5)) rename(there, left, naming);
      for (const change of changes) {
        if (chance.happens(spared)) apply(left, change);
        else {
          damaged += 1;
          if (chance.happens(torn))
            for (const sector of sectorsOf(change)) if (chance.happens(0.5)) apply(left, sector);
        }
      }
      const files = [...left].filter(([name]) => there.has(name));
      return {
        files: new Map(files.map(([name, { bytes, length }]) => [name, bytes.subarray(0, length)])),
        told: new Set(told),
        unsynced: changes.length,
        damaged,
      };
    },
  };
}

/** `bytes` is as long as it has ever been or longer; only `length` of them count, the rest is zero. */
type Content = { bytes: Buffer; length: number };

const contentOf = (bytes: Buffer): Content => ({ bytes: Buffer.from(bytes), length: bytes.length });

function apply(contents: Map<string, Content>, change: Change): void {
  const { bytes, length } = contents.get(change.file) ?? contentOf(Buffer.alloc(0));
  if (change.kind === 'truncate') {
    if (change.size < length) bytes.fill(0, change.size, length);
    contents.set(change.file, { bytes: longEnough(bytes, change.size), length: change.size });
    return;
  }
  const end = change.at + change.bytes.length;
  const written = longEnough(bytes, end);
  change.bytes.copy(written, change.at);
  contents.set(change.file, { bytes: written, length: Math.max(length, end) });
}

function longEnough(bytes: Buffer, length: number): Buffer {
  if (bytes.length >= length) return bytes;
  const longer = Buffer.alloc(Math.max(length, bytes.length * 2));
  bytes.copy(longer);
  return longer;
}

/** Half a truncation is none. */
function sectorsOf(change: Change): Change[] {
  if (change.kind === 'truncate') return [];
  const sectors: Change[] = [];
  const end = change.at + change.bytes.length;
  for (let from = change.at; from < end; ) {
    const to = Math.min((Math.floor(from / SECTOR) + 1) * SECTOR, end);
    sectors.push({ ...change, at: from, bytes: change.bytes.subarray(from - change.at, to - change.at) });
    from = to;
  }
  return sectors;
}

function rename(names: Set<string>, contents: Map<string, Content>, { kind, file }: Naming): void {
  if (kind === 'make') names.add(file);
  else {
    names.delete(file);
    contents.delete(file);
  }
}
