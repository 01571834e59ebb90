import { describe, expect, test } from 'vitest';
import { Refusal } from '#model/protocol/refusal-codes.ts';
import { createApp } from '#server/app.ts';
import { ENGINES, isHere, openDesk } from './desk.ts';
import { REQUESTS, type RouteName } from './route-requests.ts';
import {
  type Letter,
  NAMES,
  OTHER_AREA,
  OTHER_MISSION,
  PLACES,
  type TwoMissions,
  twoMissions,
  WHO,
  type Where,
} from './two-missions.ts';

const EVERYBODY = 'NPROCGAS';
const AT_THE_DESK = 'OCGA';

/** By place of what is asked about: who gets it. A text alone: the route is about the asker's own mission. */
type Expected = string | Record<Where, string>;

const inMission = (who: string) => ({ 'own area': who, 'other area': who, 'other mission': '' });
const byArea = (who: string) => ({ ...inMission(who), 'own area': `${who}G` });
/** What the phone of the own area has, and no other. */
const ofPhone = (who: string): Expected => ({ 'own area': who, 'other area': '', 'other mission': '' });

/** Written by hand, and by nobody else than whoever decides who may do what. N nobody, P R a phone's tokens. */
const TABLE: Record<RouteName, Expected> = {
  'GET /livez': EVERYBODY,
  'GET /readyz': EVERYBODY,
  'GET /api/openapi.json': EVERYBODY,

  // whoever has the secret that is in the request
  'GET /api/v1/protection': EVERYBODY,
  'POST /api/v1/wipe': EVERYBODY,
  'POST /api/v1/enrol': EVERYBODY,
  'POST /api/desk/login': EVERYBODY,
  // nobody any more: there is a mission
  'POST /api/desk/setup': '',
  'POST /api/desk/setup/demo': '',
  'GET /api/desk/setup': EVERYBODY,

  'POST /api/v1/push': ofPhone('P'),
  'POST /api/v1/pull': ofPhone('R'),
  'GET /api/v1/frame/:version': 'R',
  'GET /api/v1/forms/:id/:version': 'R',
  'POST /api/v1/photos/:hash': ofPhone('P'),
  'PUT /api/v1/photos/:hash': inMission('P'),

  'POST /api/desk/logout': AT_THE_DESK,
  'GET /api/desk/session': AT_THE_DESK,

  'GET /api/desk/account': AT_THE_DESK,
  'GET /api/desk/account/proof': AT_THE_DESK,
  'POST /api/desk/account/proof': AT_THE_DESK,
  'POST /api/desk/account/sessions/:id/end': AT_THE_DESK,
  'POST /api/desk/account/password': AT_THE_DESK,
  'POST /api/desk/account/factor/begin': AT_THE_DESK,
  'POST /api/desk/account/factor/confirm': AT_THE_DESK,
  'POST /api/desk/account/factor/recovery-codes': AT_THE_DESK,
  'POST /api/desk/account/factor/remove': AT_THE_DESK,

  'GET /api/desk/audit': 'O',
  'GET /api/desk/audit.csv': 'O',
  'POST /api/desk/coordinators': 'O',
  'POST /api/desk/coordinators/:id/factor/remove': inMission('O'),
  'GET /api/desk/people': 'OC',
  'POST /api/desk/people': inMission('OC'),
  'PATCH /api/desk/people/:id name': inMission('OC'),
  'PATCH /api/desk/people/:id role': inMission('O'),
  'POST /api/desk/teams': 'OC',
  'PUT /api/desk/teams/:id': inMission('OC'),
  'GET /api/desk/assignments': 'OCA',
  'PUT /api/desk/assignments': inMission('OC'),
  'PATCH /api/desk/assignments': inMission('OC'),
  'POST /api/desk/devices/:id/suspend': inMission('OC'),
  'POST /api/desk/devices/:id/resume': inMission('OC'),
  'POST /api/desk/enrolment-codes': inMission('OC'),
  'POST /api/desk/outbox-files': 'OC',

  'GET /api/desk/summary': AT_THE_DESK,
  'GET /api/desk/observations': AT_THE_DESK,
  'GET /api/desk/observations/:id': byArea('OCA'),
  'POST /api/desk/observations/:id/place': byArea('OC'),
  'POST /api/desk/observations/:id/same-visit': byArea('OC'),
  'GET /api/desk/observations/:id/photos/:hash': byArea('OC'),
  'GET /api/desk/photos/policy': AT_THE_DESK,
  'PUT /api/desk/photos/policy': 'OC',
  'GET /api/desk/protection': AT_THE_DESK,
  'PUT /api/desk/protection': 'OC',
  'GET /api/desk/live': AT_THE_DESK,

  'GET /api/desk/frame': AT_THE_DESK,
  'GET /api/desk/stations': AT_THE_DESK,
  'POST /api/desk/frame/upload': 'OC',
  'POST /api/desk/frame/plan': inMission('OC'),
  'POST /api/desk/frame/publish': inMission('OC'),
  'PUT /api/desk/contests': 'OC',
  'GET /api/desk/exports/:kind': 'OCA',
  'GET /api/desk/exports/:kind photos': 'OC',
};

/** Said to somebody who was let through, about what they sent. */
const LET_THROUGH: Partial<Record<RouteName, string>> = {
  'POST /api/desk/account/factor/confirm': 'FACTOR_WRONG',
  'POST /api/desk/account/factor/recovery-codes': 'STALE',
  'POST /api/desk/outbox-files': 'OUTBOX_FILE_WRONG',
  'POST /api/desk/observations/:id/place': 'STALE',
  'POST /api/desk/frame/publish': 'STALE',
  'PUT /api/desk/contests': 'STALE',
};

const letters = Object.keys(WHO) as Letter[]; // declared with these keys
const routes = Object.keys(TABLE) as RouteName[]; // declared with these keys

test('the table names every route of the server, and no other', async () => {
  const { server } = await openDesk('SQLite');
  const there = createApp({ ...server, clientFolder: 'nowhere' }).routes.filter(({ path }) => !path.endsWith('*'));
  const named = routes.map((route) => route.split(' ').slice(0, 2).join(' '));
  expect([...new Set(named)].sort()).toEqual([...new Set(there.map(({ method, path }) => `${method} ${path}`))].sort());
});

describe.each(ENGINES)('on %s', (engine) => {
  test.runIf(isHere(engine))(
    'every route lets through, of everybody and about everything, exactly whom the table says',
    async () => {
      const world = await twoMissions(engine);
      const wrong: string[] = [];
      for (const route of routes)
        for (const where of PLACES) {
          const expected = TABLE[route];
          const may = typeof expected === 'string' ? expected : expected[where];
          for (const who of letters) {
            const said = await outcomeOf(world, { route, where, who });
            if ((said === 'done') !== may.includes(who)) wrong.push(`${route}: ${WHO[who]}, ${where}: ${said}`);
          }
          if (typeof expected === 'string') break;
        }
      expect(wrong).toEqual([]);
    },
    240_000,
  );
});

async function outcomeOf({ desk, things, as }: TwoMissions, asked: { route: RouteName; where: Where; who: Letter }) {
  const reply = await REQUESTS[asked.route]({ call: as(asked.who), thing: things[asked.where], desk });
  if (reply.ok) return 'done';
  const { refusal } = Refusal.parse(await reply.json());
  return refusal === LET_THROUGH[asked.route] ? 'done' : refusal;
}

describe('what is read', () => {
  const READ = routes.filter((route) => route.startsWith('GET /api/desk') && !route.endsWith('/live'));

  const readBy = async (who: Letter) => {
    const { desk, things, as } = await twoMissions('SQLite');
    const texts: string[] = [];
    for (const route of READ) {
      const reply = await REQUESTS[route]({ call: as(who), thing: things['own area'], desk });
      if (reply.ok) texts.push(await reply.text());
    }
    return texts.join('\n');
  };

  test.each(letters.filter((who) => AT_THE_DESK.includes(who)))('%s reads nothing of another mission', async (who) => {
    expect(await readBy(who)).not.toContain(OTHER_MISSION);
  });

  test('a regional coordinator reads names and words of their own area, and none of another', async () => {
    const text = await readBy('G');
    expect(text).toContain('Home of Aruzhan');
    expect(text).not.toContain('Bolat');
  });

  test('an analyst reads no name and nothing that may hold one, in no list, dossier or export', async () => {
    const named = NAMES.filter((name) => name !== 'Kairat');
    const coordinator = await readBy('C');
    expect(named.filter((name) => !coordinator.includes(name))).toEqual([]);
    const text = await readBy('A');
    expect(text).toContain('[withheld 1]');
    expect(text).toContain(OTHER_AREA);
    expect(named.filter((name) => text.replaceAll('Zhanar analyst', '').includes(name))).toEqual([]);
    const hashOfWords = /\\?"prev\\?":\\?"[0-9a-f]{64}/;
    expect([hashOfWords.test(coordinator), hashOfWords.test(text)]).toEqual([true, false]);
  });
});
