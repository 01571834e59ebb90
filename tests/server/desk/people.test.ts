import { describe, expect, test } from 'vitest';
import type { EnrolmentCard, People, PlannedVisit } from '#model/desk/people.ts';
import type { Person, Team } from '#model/mission.ts';
import { readableCode } from '#model/protocol/proofs.ts';
import { AIGUL, ENGINES, isHere, MORNING, openDesk } from './desk.ts';
import { deploy, publishFrame } from './field.ts';

const unknown = '00000000-0000-4000-8000-000000000000';

describe.each(ENGINES)('people on %s', (engine) => {
  test.runIf(isHere(engine))('a person is in one team at most', async () => {
    const desk = await openDesk(engine);
    const { aigul } = desk;
    const [a, b] = [await deploy(desk, 'Nurlan', 'A'), await deploy(desk, 'Sofia', 'B')];
    const both = await aigul.ok<Team>('PUT', `/teams/${b.team.id}`, {
      members: [b.person.id, a.person.id],
      areas: [],
    });
    expect(both.members).toEqual([b.person.id, a.person.id]);
    const { people, teams, devices } = await aigul.get<People>('/people');
    expect(people.map(({ name }) => name)).toEqual(['Aigul Bekova', 'Nurlan', 'Sofia']);
    expect(teams.map(({ code, members }) => [code, members])).toEqual([
      ['A', []],
      ['B', [a.person.id, b.person.id]],
    ]);
    expect(devices).toHaveLength(2);
    expect(devices[0]).toMatchObject({ state: 'active', highestSeq: 0, received: 0, lastContactAt: null });
  });

  test.runIf(isHere(engine))('a team code is given once, and areas must be of the mission', async () => {
    const desk = await openDesk(engine);
    await publishFrame(desk);
    const { aigul } = desk;
    await aigul.ok('POST', '/teams', { code: 'A', areas: ['KZ-75'] });
    expect(await aigul.refusal('POST', '/teams', { code: 'A', areas: [] })).toBe('NAME_TAKEN code');
    expect(await aigul.refusal('POST', '/teams', { code: 'B', areas: ['XX'] })).toBe('REQUEST_MALFORMED areas: XX');
    expect(await aigul.refusal('PUT', `/teams/${unknown}`, { members: [], areas: [] })).toBe('NOT_FOUND team');
    expect(await aigul.refusal('POST', '/people', { name: 'Dana', team: unknown })).toBe('NOT_FOUND team');
  });

  test.runIf(isHere(engine))('cards carry a code of twelve letters and a link that names the server', async () => {
    const desk = await openDesk(engine);
    const { aigul, server } = desk;
    const nurlan = await deploy(desk, 'Nurlan', 'A');
    const cards = await aigul.ok<EnrolmentCard[]>('POST', '/enrolment-codes', {
      people: [nurlan.person.id],
      hoursValid: 72,
    });
    expect(cards).toHaveLength(1);
    const [card] = cards;
    expect(readableCode(card?.code ?? '')).toMatch(/^[0-9A-Z]{12}$/);
    expect(card).toMatchObject({
      person: nurlan.person.id,
      name: 'Nurlan',
      expiresAt: new Date(MORNING + 72 * 3_600_000).toISOString(),
    });
    expect(card?.link).toBe(`${server.origin}/#e=${card?.code}&k=${server.keys.fingerprint}`);
    const loner = await aigul.ok<Person>('POST', '/people', { name: 'Dana', team: null });
    expect(await aigul.refusal('POST', '/enrolment-codes', { people: [loner.id], hoursValid: 1 })).toBe(
      'REQUEST_MALFORMED in-no-team: Dana',
    );
  });

  test.runIf(isHere(engine))('a phone is suspended and resumed', async () => {
    const desk = await openDesk(engine);
    const { device } = await deploy(desk, 'Nurlan', 'A');
    expect(await desk.aigul.ok('POST', `/devices/${device}/suspend`, {})).toMatchObject({ state: 'suspended' });
    expect((await desk.aigul.get<People>('/people')).devices[0]).toMatchObject({ state: 'suspended' });
    expect(await desk.aigul.ok('POST', `/devices/${device}/resume`, {})).toMatchObject({ state: 'active' });
    expect(await desk.aigul.refusal('POST', `/devices/${unknown}/suspend`, {})).toBe('NOT_FOUND device');
  });

  test.runIf(isHere(engine))(
    'a plan replaces the one before, and names stations that are not on the list',
    async () => {
      const desk = await openDesk(engine);
      await publishFrame(desk);
      const { aigul } = desk;
      const { team } = await deploy(desk, 'Nurlan', 'A');
      const plan = (stations: string[], form = 'opening') => ({ team: team.id, form, stations });
      await aigul.ok('PUT', '/assignments', plan(['A-12', 'A-13', 'A-12']));
      await aigul.ok('PUT', '/assignments', plan(['R-40'], 'voting'));
      await aigul.ok('PUT', '/assignments', plan(['A-13']));
      const expected = [
        {
          team: team.id,
          station: 'A-13',
          form: 'opening',
          listed: { number: '13', name: 'Ёлка 100% theatre', area: 'KZ-75' },
        },
        { team: team.id, station: 'R-40', form: 'voting', listed: { number: '40', name: 'Lyceum_40', area: 'KZ-7' } },
      ];
      expect(await aigul.get(`/assignments?team=${team.id}`)).toEqual(expected);
      expect(await aigul.get('/assignments')).toEqual(expected);
      expect(await aigul.refusal('PUT', '/assignments', plan(['A-12', 'Z-1', 'Z-2']))).toBe(
        'REQUEST_MALFORMED stations: Z-1, Z-2',
      );
      expect(await aigul.refusal('PUT', '/assignments', plan([], 'poem'))).toBe('NOT_FOUND form');
      expect(await aigul.get('/assignments')).toEqual(expected);
    },
  );

  test.runIf(isHere(engine))('two who plan at once add to the same plan', async () => {
    const desk = await openDesk(engine);
    await publishFrame(desk);
    const { aigul } = desk;
    const { team } = await deploy(desk, 'Nurlan', 'A');
    const plan = (add: string[], remove: string[] = []) => ({ team: team.id, form: 'voting', add, remove });
    await aigul.ok('PATCH', '/assignments', plan(['A-12', 'A-12']));
    await aigul.ok('PATCH', '/assignments', plan(['A-13', 'A-12']));
    await aigul.ok('PATCH', '/assignments', plan(['R-40'], ['A-12', 'Z-1']));
    const planned = await aigul.get<PlannedVisit[]>(`/assignments?team=${team.id}`);
    expect(planned.map(({ station, form }) => [station, form])).toEqual([
      ['A-13', 'voting'],
      ['R-40', 'voting'],
    ]);
    expect(await aigul.refusal('PATCH', '/assignments', plan(['Z-1'], ['A-13']))).toBe(
      'REQUEST_MALFORMED stations: Z-1',
    );
    expect(await aigul.get(`/assignments?team=${team.id}`)).toEqual(planned);
  });

  test.runIf(isHere(engine))('whoever is put in a team joins those who are in it', async () => {
    const desk = await openDesk(engine);
    const { aigul } = desk;
    const [a, b] = [await deploy(desk, 'Nurlan', 'A'), await deploy(desk, 'Sofia', 'B')];
    const members = async () =>
      Object.fromEntries((await aigul.get<People>('/people')).teams.map((team) => [team.code, team.members]));
    await aigul.ok('PATCH', `/people/${a.person.id}`, { team: b.team.id });
    expect(await members()).toEqual({ A: [], B: [a.person.id, b.person.id] });
    expect(await aigul.refusal('PATCH', `/people/${a.person.id}`, { team: unknown })).toBe('NOT_FOUND team');
    await aigul.ok('PATCH', `/people/${b.person.id}`, { team: null });
    expect(await members()).toEqual({ A: [], B: [a.person.id] });
  });

  test.runIf(isHere(engine))('a team that is not what the editor saw stays as it is', async () => {
    const desk = await openDesk(engine);
    const { aigul } = desk;
    const [a, b] = [await deploy(desk, 'Nurlan', 'A'), await deploy(desk, 'Sofia', 'B')];
    const seen = { members: [b.person.id], areas: [] };
    await aigul.ok('PATCH', `/people/${a.person.id}`, { team: b.team.id });
    expect(await aigul.refusal('PUT', `/teams/${b.team.id}`, { members: [], areas: [], seen })).toBe('STALE team');
    const both = [b.person.id, a.person.id];
    await aigul.ok('PUT', `/teams/${b.team.id}`, { members: [], areas: [], seen: { members: both, areas: [] } });
    expect((await aigul.get<People>('/people')).teams.map(({ members }) => members)).toEqual([[], []]);
  });

  test.runIf(isHere(engine))('the owner adds coordinators, and changes what they may do', async () => {
    const { aigul, browser } = await openDesk(engine);
    const dana = { name: 'Dana', login: 'Dana', password: 'rain on the Caspian', role: 'coordinator' };
    const person = await aigul.ok<Person>('POST', '/coordinators', dana);
    expect(await aigul.refusal('POST', '/coordinators', { ...dana, login: 'DANA' })).toBe('NAME_TAKEN login');
    expect(await aigul.refusal('POST', '/coordinators', { ...dana, login: 'x-ray', password: 'short' })).toMatch(
      'PASSWORD_WEAK',
    );
    const office = browser();
    await office.ok('POST', '/login', { login: 'dana', password: dana.password });
    expect(await office.refusal('POST', '/coordinators', { ...dana, login: 'other' })).toBe('NOT_ALLOWED change-roles');
    expect(await office.refusal('PATCH', `/people/${person.id}`, { role: 'owner' })).toBe('NOT_ALLOWED role');
    await office.ok('PATCH', `/people/${person.id}`, { name: 'Dana O.' });
    expect(await office.get('/session')).toMatchObject({ person: { name: 'Dana O.', role: 'coordinator' } });

    await aigul.ok('PATCH', `/people/${person.id}`, { role: 'analyst' });
    expect(await office.refusal('GET', '/people')).toBe('SESSION_ENDED');
    await office.ok('POST', '/login', { login: 'dana', password: dana.password });
    expect(await office.refusal('GET', '/people')).toBe('NOT_ALLOWED read-people');
  });
});

test('the last owner stays owner', async () => {
  const { aigul } = await openDesk('SQLite');
  const { people } = await aigul.get<People>('/people');
  const owner = people.find(({ name }) => name === AIGUL.name);
  expect(await aigul.refusal('PATCH', `/people/${owner?.id}`, { role: 'analyst' })).toBe(
    'REQUEST_MALFORMED last-owner',
  );
});
