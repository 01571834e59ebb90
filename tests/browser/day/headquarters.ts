import type { APIRequestContext } from '@playwright/test';
import Papa from 'papaparse';
import type { SetupRequest } from '#model/desk/account.ts';
import type { ImportPlan, UploadedTable } from '#model/desk/frame-import.ts';
import type { ObservationDossier } from '#model/desk/observations.ts';
import type { EnrolmentCard, People } from '#model/desk/people.ts';
import type { Person, Team } from '#model/mission.ts';
import type { PhotoPolicy } from '#model/photos/policy.ts';
import type { Protection } from '#model/protection.ts';
import type { RunningServer } from '../start-server.ts';

/** Three stations; the third is in the region of the same name as the city. */
const STATIONS = `code;number;name;address;region;type;voters
KZ-75-12;12;Мектеп № 12;Абай даңғылы 1;Алматы;city;1840
KZ-75-14;14;Лицей № 7;Сәтбаев көшесі 9;Алматы;city;2210
KZ-19-12;12;Мәдениет үйі;Достық көшесі 3;Алматы облысы;region;640
`;

export const OWNER = { name: 'Gulnara', login: 'gulnara', password: 'steppe wind over Qonaev' };

export type Headquarters = {
  card(name: string): Promise<EnrolmentCard>;
  /** `by`: whoever is signed in now. Setting up a second factor ends the sessions before. */
  csv(kind: string, by?: APIRequestContext): Promise<Record<string, string>[]>;
  allowPhotos(): Promise<void>;
  /** Hashes of the photos that have arrived of an observation, and the bytes of one. */
  photosOf(observation: string): Promise<string[]>;
  photo(observation: string, hash: string): Promise<Uint8Array<ArrayBuffer>>;
};

/** The coordinator's evening before: mission, station list, people, one team of two, assignments. */
export async function prepareMission(
  request: APIRequestContext,
  server: RunningServer,
  protection: Protection = 'none',
): Promise<Headquarters> {
  const desk = `${server.url}/api/desk`;
  const secret = /secret=([\w-]+)/.exec(server.output())?.[1] ?? '';
  async function send<Reply>(method: string, path: string, data?: unknown): Promise<Reply> {
    const response = await request.fetch(`${desk}/${path}`, { method, ...(data === undefined ? {} : { data }) });
    const text = await response.text();
    if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Reply; // replies are checked by the server's own tests
  }
  const setup: SetupRequest = {
    secret,
    mission: {
      name: 'Early elections',
      electionDay: '2023-03-19',
      timeZone: 'Asia/Almaty',
      languages: ['en', 'ru', 'kk'],
      facts: ['mobile-voting'],
      protection,
    },
    owner: OWNER,
  };
  await send('POST', 'setup', setup);

  const file = await request.fetch(`${desk}/frame/upload?file=stations.csv`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    data: Buffer.from(STATIONS, 'utf8'),
  });
  const { upload, sheet, guess, header }: UploadedTable = await file.json();
  const region = header.indexOf('region');
  const mapping = { ...guess, areas: [{ name: region, code: null, type: 'region' as const }] };
  const plan = await send<ImportPlan>('POST', 'frame/plan', { upload, sheet, mapping });
  if (plan.added.count !== 3 || plan.faultCount !== 0) throw new Error(JSON.stringify(plan));
  await send('POST', 'frame/publish', { upload, sheet, mapping, against: plan.against, skipFaults: false });

  const team = await send<Team>('POST', 'teams', { code: 'T1', areas: [] });
  for (const name of ['Madina', 'Ruslan']) await send<Person>('POST', 'people', { name, team: team.id });
  await send('PUT', 'assignments', { team: team.id, form: 'voting', stations: ['KZ-75-12', 'KZ-75-14'] });
  const { people } = await send<People>('GET', 'people');

  return {
    async card(name) {
      const person = people.find((one) => one.name === name);
      const [card] = await send<EnrolmentCard[]>('POST', 'enrolment-codes', { people: [person?.id], hoursValid: 24 });
      if (!card) throw new Error(`No card for ${name}`);
      return card;
    },
    async csv(kind, by = request) {
      const response = await by.get(`${desk}/exports/${kind}`);
      if (!response.ok()) throw new Error(await response.text());
      return Papa.parse<Record<string, string>>((await response.text()).replace(/^\uFEFF/, ''), {
        header: true,
        skipEmptyLines: true,
      }).data;
    },
    async photosOf(observation) {
      const { photos } = await send<ObservationDossier>('GET', `observations/${observation}`);
      return photos.map(({ hash }) => hash);
    },
    async photo(observation, hash) {
      return Uint8Array.from(await (await request.get(`${desk}/observations/${observation}/photos/${hash}`)).body());
    },
    async allowPhotos() {
      const policy: PhotoPolicy = { allowed: true, keepTime: false, keepPosition: false, notice: '' };
      await send('PUT', 'photos/policy', policy);
    },
  };
}
