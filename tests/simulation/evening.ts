import type { OutboxRow } from '#device/rows.ts';
import type { Id } from '#model/ids.ts';
import { foldObservation, headsDigest, type Observation } from '#model/observation/fold.ts';
import { parseRevision, type Revision, type SignedRevision } from '#model/observation/revision.ts';
import { FAIR } from './phone/disk.ts';
import { hashOf } from './phone/watch-photos.ts';
import { STEADY } from './server/process.ts';
import { contentOf } from './stand-in-cryptography.ts';
import { knownTo, wordIn } from './words.ts';
import type { Observer, World } from './world.ts';

/** A lease of a tab that is gone ends after two minutes, and each phone looks every two. */
const LONG_ENOUGH_MS = 9 * 60_000;
const LOOK_MS = 15_000;

/** Everything works again, nobody writes any more, and nobody presses anything. */
export async function restUntilQuiet(world: World): Promise<void> {
  const { timeline, story, log } = world;
  story.tell('Evening: everything works again');
  world.weather = { network: 0, server: STEADY };
  world.stumbling.clear();
  for (const process of [...world.processes]) process.die();
  world.startProcess();
  for (const { device, phone } of world.observers) {
    const row = log.image.devices.get(device);
    if (row) row.state = 'active';
    phone.disk.weather = FAIR;
    phone.online = true;
    phone.updatesAt = 0;
    for (const tab of phone.tabs) tab.die();
    phone.openTab().catch((error: unknown) => world.broken(`${phone.name} cannot open the app: ${String(error)}`));
  }
  const latest = timeline.now() + LONG_ENOUGH_MS;
  do await timeline.runUntil(timeline.now() + LOOK_MS);
  while (timeline.now() < latest && !isQuiet(world));
  await Promise.all([timeline.runUntil(timeline.now() + 60_000), world.processes[0]?.follow()]);
}

/** Nothing is under way any more: waiting longer would change nothing. */
const isQuiet = ({ observers, log, epoch, cursorKey }: World): boolean =>
  observers.every(({ phone: { disk }, team }) => {
    if (disk.rows('journal').length > 0 || disk.rows('outbox').some(isUnsettled)) return false;
    if (disk.rows('photos').some(({ state, unminted }) => state === 'waiting' || unminted === 1)) return false;
    const cursor = disk.row('reference', cursorKey);
    if (!cursor || !String(contentOf(cursor.body)).startsWith(epoch)) return false;
    const here = new Set(disk.rows('revisions').map(({ id }) => id));
    return log.image.rows.every(({ revision }) => revision.team !== team || here.has(revision.id));
  });

const isUnsettled = ({ state, refusal }: OutboxRow): boolean =>
  state === 'waiting' || (state === 'refused' && refusal?.code !== 'TEXT_TOO_LONG');

/** What must hold when all is quiet. */
export function checkEvening(world: World): void {
  for (const { watch } of world.observers) watch.checkSaved();
  for (const observer of world.observers) checkOutbox(world, observer);
  const replicas = replicasOf(world);
  checkDelivered(world, replicas);
  checkReplicas(world, replicas);
  checkPhotos(world);
}

/** What one phone holds, at the end of the day. */
type Replica = Observer & { revisions: Revision[]; refused: ReadonlySet<Id> };

function replicasOf({ observers }: World): Replica[] {
  const read = new Map<string, Revision>(); // the same on each phone of a team
  const revisionIn = (text: string): Revision => {
    const revision = read.get(text) ?? parseLeniently(text);
    read.set(text, revision);
    return revision;
  };
  return observers.map((observer) => {
    const { disk } = observer.phone;
    const refused = disk.rows('outbox').flatMap(({ state, revision }) => (state === 'refused' ? [revision] : []));
    const revisions = disk.rows('revisions').map(({ body }) => revisionIn((contentOf(body) as SignedRevision).text));
    return { ...observer, revisions, refused: new Set(refused) };
  });
}

/** Too long to be a revision, and kept all the same. */
function parseLeniently(text: string): Revision {
  try {
    return parseRevision(text);
  } catch {
    return JSON.parse(text) as Revision;
  }
}

/** Nothing waits; what is received is held, what is refused says why; below the announced number nothing is missing. */
function checkOutbox({ log, broken }: World, { phone, device }: Observer): void {
  const held = new Set(log.image.rows.map(({ revision }) => revision.id));
  for (const row of phone.disk.rows('outbox')) {
    if (row.state === 'waiting') broken(`Revision ${row.seq} of ${phone.name} still waits`);
    if (row.state === 'received' && !held.has(row.revision))
      broken(`Revision ${row.seq} of ${phone.name} is called received, and the server does not hold it`);
    if (row.state === 'refused' && row.refusal?.code !== 'TEXT_TOO_LONG')
      broken(`Revision ${row.seq} of ${phone.name} stays refused: ${row.refusal?.code ?? 'without a reason'}`);
  }
  if (phone.disk.rows('journal').length > 0) broken(`Something typed on ${phone.name} was never minted`);
  const announced = log.image.devices.get(device)?.highest_seq ?? 0;
  const numbers = new Set(phone.disk.rows('outbox').map(({ seq }) => seq));
  for (let seq = 1; seq <= announced; seq++)
    if (!numbers.has(seq)) broken(`${phone.name} announced number ${seq} and knows nothing of it`);
  const atHeadquarters = new Set(
    log.image.rows.flatMap(({ revision }) => (revision.device === device ? [revision.seq] : [])),
  );
  for (const seq of numbers)
    if (!atHeadquarters.has(seq) && !log.image.refusals.has(`${device} ${seq}`))
      broken(`Headquarters cannot say what became of number ${seq} of ${phone.name}`);
}

/** Every word the screen called saved is at headquarters once, or overwritten by who knew it, or refused as too long. */
function checkDelivered({ log, truth, broken }: World, replicas: readonly Replica[]): void {
  const arrived = wordsOf(log.image.rows.map(({ revision }) => revision));
  const quarantined = wordsOf(
    replicas.flatMap(({ revisions, refused }) => revisions.filter(({ id }) => refused.has(id))),
  );
  for (const said of truth.said.values()) {
    if (!said.saved || arrived.has(said.word) || quarantined.has(said.word)) continue;
    const over = truth.overwritten.get(said.word);
    if (over === undefined) broken(`${said.word} was called saved and never arrived`);
    else if (!knownTo(over, truth).has(said.word))
      broken(`${said.word} was overwritten by ${over}, who had not seen it`);
  }
}

const wordsOf = (revisions: readonly Revision[]): Set<string> =>
  new Set(revisions.flatMap(({ changes }) => Object.values(changes).flatMap(({ comment }) => wordIn(comment) ?? [])));

/** Headquarters, its projections and every phone of the team show the same; and what they show follows from who saw what. */
function checkReplicas(world: World, replicas: readonly Replica[]): void {
  const { log, broken, truth } = world;
  for (const [id, { digest, opened }] of log.image.folds) {
    const held = log.image.rows.filter(({ revision }) => revision.observation === id).map(({ revision }) => revision);
    const folded = foldObservation(held);
    const name = id.slice(0, 4);
    if (headsDigest(folded.heads) !== digest) broken(`Headquarters' row of ${name} is not what its log says`);
    if (log.image.projected.get(id) !== digest) broken(`The projections of ${name} are behind`);
    checkHeads(world, folded);
    for (const { phone, revisions, refused, team } of replicas) {
      if (team !== opened.team) continue;
      const own = revisions.filter(
        (revision) =>
          revision.observation === id && !refused.has(revision.id) && !truth.lostCorrections.has(revision.id),
      );
      if (own.length === 0) broken(`${phone.name} does not have ${name} of its team`);
      else if (headsDigest(foldObservation(own).heads) !== digest)
        broken(`${phone.name} shows other answers of ${name} than headquarters: ${differenceOf(own, held)}`);
    }
  }
}

/**
 * An answer stands until somebody who knew it answers again. Of an answer before one that was lost, both is right: who
 * answers a third time knew it, and their phone may not.
 */
function checkHeads({ truth, broken }: World, observation: Observation): void {
  const arrived = wordsOf([...observation.revisions.values()]);
  const replaced = new Set([...arrived].flatMap((word) => [...knownTo(word, truth)]));
  const mayBeReplaced = new Set(
    [...arrived].flatMap((word) => [...knownTo(word, truth, (each) => !arrived.has(each))]),
  );
  const standing = new Set(
    [...observation.heads.values()].flatMap((heads) => heads.flatMap(({ change }) => wordIn(change.comment) ?? [])),
  );
  for (const word of arrived) {
    if (replaced.has(word) && standing.has(word))
      broken(`${word} still stands, though somebody who knew it answered again`);
    if (!mayBeReplaced.has(word) && !standing.has(word)) broken(`${word} was replaced by somebody who had not seen it`);
  }
}

function differenceOf(onPhone: readonly Revision[], atHeadquarters: readonly Revision[]): string {
  const lacking = (these: readonly Revision[], those: readonly Revision[]) =>
    these
      .filter(({ id }) => !those.some((each) => each.id === id))
      .map(({ kind, seq }) => `${kind} ${seq}`)
      .join(', ') || 'nothing';
  return `the phone lacks ${lacking(atHeadquarters, onPhone)}, headquarters ${lacking(onPhone, atHeadquarters)}`;
}

/** Every photo is at headquarters as it was taken, named once; and whoever took it knows. */
function checkPhotos({ log, truth, broken, observers }: World): void {
  for (const { phone } of observers)
    for (const row of phone.disk.rows('photos'))
      if (row.state !== 'received') broken(`A photo of ${phone.name} stays ${row.state} ${row.refusal?.code ?? ''}`);
  const named = log.image.rows.flatMap(({ revision }) => revision.photos?.added.map(({ hash }) => hash) ?? []);
  for (const { hash, kept, phone } of truth.taken) {
    if (!kept) continue;
    const content = log.image.photos.get(hash);
    if (!content) broken(`A photo was called kept on ${phone} and never arrived`);
    else if (hashOf(content) !== hash) broken(`A photo of ${phone} is another one at headquarters`);
    const times = named.filter((each) => each === hash).length;
    if (times !== 1) broken(`A photo of ${phone} is named ${times} times`);
  }
}
