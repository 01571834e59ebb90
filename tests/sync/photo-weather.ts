import { hashBytes } from '#model/observation/hashing.ts';
import { photoContent } from '#server/store/photos.ts';
import type { Transport } from '#sync/transport.ts';
import { builtLikeJpeg } from '#tests/photo-files.ts';
import { openPhone, type Phone, visitWith } from '../device/phone.ts';
import { type Chance, chanceOf } from '../simulation/chance.ts';
import type { Headquarters } from './headquarters.ts';
import { journey, phoneAt } from './journey.ts';

/** A deliberate bug, put in from outside. */
export type PhotoMutation = (transport: Transport, phone: Phone) => Transport;

const JOURNEYS = 8;
const BAD = 0.3;

/** What arrives of a request, and of its answer, on a bad network. */
function badNetwork({ weather }: Headquarters, chance: Chance): void {
  const inItsPlace = () => chance.pick([200, 413, 502, 503, 500]);
  weather.instead = (path) => {
    if (!path.startsWith('/photos') || !chance.happens(BAD)) return undefined;
    if (chance.happens(0.5)) throw new TypeError('Connection reset');
    return new Response('<html>Please sign in to the café</html>', { status: inItsPlace() });
  };
  weather.after = async (path, answer) => {
    if (!path.startsWith('/photos') || !chance.happens(BAD)) return answer;
    if (chance.happens(0.5)) throw new TypeError('Connection reset');
    const text = await answer.text();
    return new Response(text.slice(0, chance.between(0, text.length - 1)));
  };
}

/**
 * One to three photos travel through a network that drops, cuts short and answers in the server's place, from a phone
 * that is closed now and then. Tells the first promise that is broken.
 */
export async function photosUnderWay(
  headquarters: Headquarters,
  { seed, mutation = (transport) => transport }: { seed: number; mutation?: PhotoMutation },
): Promise<string | undefined> {
  const chance = chanceOf(seed);
  headquarters.weather.instead = undefined;
  headquarters.weather.after = undefined;
  let phone = await phoneAt(headquarters);
  const visit = await visitWith(phone.notebook);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (let taken = chance.between(1, 3); taken > 0; taken--) {
    const jpeg = builtLikeJpeg(chance.between(500, 130_000), chance.between(0, 255));
    const picture = { jpeg, width: 40, height: 30, preview: 'AAAA' };
    files.set(await phone.notebook.keepPhoto({ observation: visit, question: 'V.ENV.01', picture }), jpeg);
  }
  await phone.notebook.mint();
  badNetwork(headquarters, chance);
  const travel = () => journey(phone, { ...headquarters, transport: mutation(headquarters.transport, phone) });
  for (let made = 0; made < JOURNEYS; made++) {
    await travel();
    const broken = await brokenPromise(headquarters, { phone, visit, files });
    if (broken) return broken;
    if (!chance.happens(0.3)) continue;
    phone.close();
    phone = await openPhone({ name: phone.name });
  }
  headquarters.weather.instead = undefined;
  headquarters.weather.after = undefined;
  await travel();
  const broken = await brokenPromise(headquarters, { phone, visit, files });
  const photos = (await phone.notebook.observation(visit))?.photos ?? [];
  const waiting = photos.filter(({ state }) => state.kind !== 'received').length;
  phone.close();
  return broken ?? (waiting > 0 ? `${waiting} photos were never received` : undefined);
}

/** Every photo is whole on the phone; whole at headquarters too, if it is called received. */
async function brokenPromise(
  { world: { server }, here }: Headquarters,
  { phone, visit, files }: { phone: Phone; visit: string; files: ReadonlyMap<string, Uint8Array<ArrayBuffer>> },
): Promise<string | undefined> {
  const shown = new Map((await phone.notebook.observation(visit))?.photos.map((each) => [each.photo.id, each.state]));
  for (const [id, jpeg] of files) {
    const state = shown.get(id)?.kind;
    if (state === undefined) return 'A photo is not shown any more';
    if (state === 'refused') return 'A photo was refused by nobody';
    const kept = await phone.notebook.photoBytes(id);
    if (!kept || !Buffer.from(kept).equals(jpeg)) return 'A photo has left the phone';
    if (state !== 'received') continue;
    const arrived = await photoContent(server.db, { mission: here.mission.id, hash: await hashBytes(jpeg) });
    if (!arrived || !Buffer.from(arrived).equals(jpeg)) return 'A photo is called received, and the server lacks it';
  }
  return undefined;
}
