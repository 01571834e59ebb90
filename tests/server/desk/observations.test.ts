import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ObservationDossier, ObservationList } from '#model/desk/observations.ts';
import { foldObservation, headsDigest } from '#model/observation/fold.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import { parseRevision } from '#model/observation/revision.ts';
import { isSignedBy } from '#model/protocol/signatures.ts';
import { type Desk, ENGINES, isHere, openDesk } from './desk.ts';
import { at, deploy, publishFrame } from './field.ts';

/** A morning: four observations a minute apart, two teams, one conflict, one refused entry. */
async function morning(desk: Desk) {
  await publishFrame(desk);
  const nurlan = await deploy(desk, 'Nurlan', 'ALM-1');
  const sofia = await deploy(desk, 'Sofia', 'REG-2');
  const [school, theatre, lyceum, market] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const minute = () => desk.pass(60_000);
  await nurlan.write({ observation: school, place: at('A-12'), outcome: 'observed' });
  minute();
  await nurlan.write({ observation: theatre, place: at('A-13'), outcome: 'refused-entry' });
  minute();
  await sofia.write({ observation: lyceum, form: 'voting', place: at('R-40'), kind: 'complete' });
  minute();
  await sofia.write({
    observation: market,
    place: { kind: 'described', description: 'Tent at the market', area: 'KZ-75-1' },
    outcome: 'observed',
  });
  await sofia.write({ observation: market, outcome: 'expelled' });
  return { nurlan, sofia, school, theatre, lyceum, market };
}

describe.each(ENGINES)('observations on %s', (engine) => {
  test.runIf(isHere(engine))(
    'the table is filtered by everything a coordinator asks, newest received first',
    async () => {
      const desk = await openDesk(engine);
      const { nurlan, school, theatre, lyceum, market } = await morning(desk);
      const names = new Map<string, string>([
        [school, 'school'],
        [theatre, 'theatre'],
        [lyceum, 'lyceum'],
        [market, 'market'],
      ]);
      const found = async (query: string) => {
        const { rows, total } = await desk.aigul.get<ObservationList>(`/observations?${query}`);
        expect(total).toBe(rows.length);
        return rows.map(({ id }) => names.get(id)).join(' ');
      };
      expect(await found('')).toBe('market lyceum theatre school');
      expect(await found('form=voting')).toBe('lyceum');
      expect(await found('area=KZ')).toBe('market lyceum theatre school');
      expect(await found('area=KZ-75')).toBe('market theatre school');
      expect(await found('area=KZ-75-1')).toBe('market school');
      expect(await found('area=KZ-7')).toBe('lyceum');
      expect(await found('area=XX')).toBe('');
      expect(await found(`team=${nurlan.team.id}`)).toBe('theatre school');
      expect(await found('state=completed')).toBe('lyceum');
      expect(await found('with=conflicts')).toBe('market');
      expect(await found('with=critical')).toBe('theatre');
      expect(await found(`search=${encodeURIComponent('ЕЛКА')}`)).toBe('theatre');
      expect(await found(`search=${encodeURIComponent('100%')}`)).toBe('theatre');
      expect(await found('search=m_40')).toBe('lyceum');
      expect(await found('search=%25')).toBe('theatre');
      expect(await found('search=alm-1+school')).toBe('school');
      expect(await found('search=medeu')).toBe('market school');
      expect(await found('search=12+medeu')).toBe('school');
      expect(await found('search=almaty+region')).toBe('lyceum');
      expect(await found('search=almaty&area=KZ-75-1')).toBe('market school');
      expect(await found('search=edeu')).toBe('');
      expect(await found('search=tent&area=KZ-75')).toBe('market');
    },
  );

  test.runIf(isHere(engine))('pages follow each other without gap or repetition', async () => {
    const desk = await openDesk(engine);
    const nurlan = await deploy(desk, 'Nurlan', 'A');
    const written = [];
    // pairs received in the same millisecond
    for (let n = 0; n < 7; n++) {
      const { observation } = await nurlan.write({ observation: randomUUID(), outcome: 'observed' });
      written.unshift(observation);
      desk.pass(n % 2);
    }
    const read: string[] = [];
    let after = '';
    do {
      const page: ObservationList = await desk.aigul.get(`/observations?limit=3${after}`);
      expect(page.total).toBe(7);
      read.push(...page.rows.map(({ id }) => id));
      after = page.after === null ? '' : `&after=${encodeURIComponent(page.after)}`;
    } while (after !== '');
    expect(read).toEqual(written);
  });

  test.runIf(isHere(engine))(
    'a dossier holds the signed words, who wrote them, and the station of the newest frame',
    async () => {
      const desk = await openDesk(engine);
      const { nurlan, school } = await morning(desk);
      const dossier = await desk.aigul.get<ObservationDossier>(`/observations/${school}`);
      expect(dossier.row).toMatchObject({
        id: school,
        form: 'opening',
        team: { id: nurlan.team.id, code: 'ALM-1' },
        station: { code: 'A-12', number: '12', name: 'School № 12' },
        area: 'KZ-75-1',
        outcome: 'observed',
        state: 'draft',
        firstReceivedAt: '2023-03-19T03:00:00.000Z',
        synthetic: false,
      });
      expect(dossier.form).toMatchObject({ id: 'opening', version: 1 });
      expect(dossier.people).toEqual([nurlan.person]);
      expect(dossier.team.members).toEqual([nurlan.person.id]);
      expect(dossier.areas).toHaveLength(4);
      expect(dossier.station?.name).toBe('School № 12');
      const [revision] = dossier.revisions;
      expect(parseRevision(revision?.signed.text ?? '')).toMatchObject({
        observation: school,
        person: nurlan.person.id,
      });
    },
  );

  test.runIf(isHere(engine))('an analyst reads the dossier without names', async () => {
    const desk = await openDesk(engine);
    const { school } = await morning(desk);
    const login = { login: 'timur', password: 'counting on both hands' };
    await desk.aigul.ok('POST', '/coordinators', { ...login, name: 'Timur', role: 'analyst' });
    const timur = desk.browser();
    await timur.ok('POST', '/login', login);
    expect(await timur.get<ObservationDossier>(`/observations/${school}`)).toMatchObject({ people: [] });
  });

  test.runIf(isHere(engine))('a regional coordinator sees and corrects what lies in their areas', async () => {
    const desk = await openDesk(engine);
    const { aigul, browser } = desk;
    const { school, lyceum } = await morning(desk);
    const login = { login: 'yerlan', password: 'the road to Taldykorgan' };
    const { id } = await aigul.ok<{ id: string }>('POST', '/coordinators', {
      ...login,
      name: 'Yerlan',
      role: 'regional-coordinator',
    });
    const yerlan = browser();
    await yerlan.ok('POST', '/login', login);
    expect(await yerlan.get('/observations')).toEqual({ rows: [], total: 0, after: null });
    const team = await aigul.ok<{ id: string }>('POST', '/teams', { code: 'HQ-7', areas: ['KZ-7'] });
    await aigul.ok('PUT', `/teams/${team.id}`, { members: [id], areas: ['KZ-7'] });
    const { rows } = await yerlan.get<ObservationList>('/observations?area=KZ');
    expect(rows.map((row) => row.id)).toEqual([lyceum]);
    expect(await yerlan.get('/summary')).toMatchObject({ observations: { completed: 1, draft: 0 } });
    expect(await yerlan.refusal('GET', `/observations/${school}`)).toBe('NOT_FOUND observation');
    const away = { place: at('A-12'), reason: 'moved away', replaces: [] };
    expect(await yerlan.refusal('POST', `/observations/${school}/place`, away)).toBe('NOT_FOUND observation');
    expect(await yerlan.refusal('POST', `/observations/${lyceum}/place`, away)).toBe('NOT_ALLOWED place.area');
  });
});

describe.each(ENGINES)('correcting a place on %s', (engine) => {
  test.runIf(isHere(engine))('the table shows the corrected place, and the team’s words stay', async () => {
    const desk = await openDesk(engine);
    const { aigul, server } = desk;
    const { market } = await morning(desk);
    const before = await aigul.get<ObservationDossier>(`/observations/${market}`);
    const [said] = before.revisions.map(({ signed }) => parseRevision(signed.text));
    const place = { ...at('A-13'), area: 'KZ-7', contests: ['made-up'] };
    const correction = { place, reason: 'The photo shows the theatre', replaces: [said?.id] };
    const after = await aigul.ok<ObservationDossier>('POST', `/observations/${market}/place`, correction);
    expect(after.row).toMatchObject({ place: at('A-13'), area: 'KZ-75', station: { name: 'Ёлка 100% theatre' } });
    expect(after.revisions.slice(0, 2)).toEqual(before.revisions);
    const { signed } = after.revisions[2] ?? { signed: { text: '{}', signature: '' } };
    expect(parseRevision(signed.text)).toMatchObject({
      kind: 'correct',
      source: 'headquarters',
      device: server.device,
      seq: 1,
      prev: null,
      reason: correction.reason,
    });
    const key = server.keys.public.signing;
    expect(await isSignedBy(key, revisionHash(signed.text), signed.signature)).toBe(true);
    const { rows } = await aigul.get<ObservationList>('/observations?area=KZ-75&search=theatre');
    expect(rows[0]?.id).toBe(market);
  });

  test.runIf(isHere(engine))(
    'a correction of what somebody else changed meanwhile is refused, and nothing is written',
    async () => {
      const desk = await openDesk(engine);
      const { school, nurlan } = await morning(desk);
      const path = `/observations/${school}/place`;
      const { revisions } = await desk.aigul.get<ObservationDossier>(`/observations/${school}`);
      const [seen] = revisions.map(({ signed }) => parseRevision(signed.text).id);
      const correct = (code: string) => ({ place: at(code), reason: 'wrong school', replaces: [seen] });
      await nurlan.write({ observation: school, place: at('R-40'), replaces: seen ? [seen] : [] });
      expect(await desk.aigul.refusal('POST', path, correct('A-13'))).toBe('STALE place');
      expect(await desk.aigul.refusal('POST', path, { ...correct('A-13'), replaces: [] })).toBe('STALE place');
      expect(
        await desk.aigul.refusal('POST', path, { ...correct('A-13'), place: { ...at('A-13'), station: 'A-99' } }),
      ).toBe('REQUEST_MALFORMED place.station');
      const after = await desk.aigul.get<ObservationDossier>(`/observations/${school}`);
      expect(after.revisions).toHaveLength(2);
    },
  );

  test.runIf(isHere(engine))('corrections made at the same moment form one chain without gap', async () => {
    const desk = await openDesk(engine);
    const { school, theatre, lyceum, market } = await morning(desk);
    const all = [school, theatre, lyceum, market];
    await Promise.all(
      all.map(async (id) => {
        const { revisions } = await desk.aigul.get<ObservationDossier>(`/observations/${id}`);
        const replaces = revisions.slice(0, 1).map(({ signed }) => parseRevision(signed.text).id);
        const place = { kind: 'described', description: 'Somewhere else', area: null };
        await desk.aigul.ok('POST', `/observations/${id}/place`, { place, reason: 'not there', replaces });
      }),
    );
    const chain = await desk.server.db
      .selectFrom('revisions')
      .select(['seq', 'hash', 'text'])
      .where('device_id', '=', desk.server.device)
      .orderBy('seq')
      .execute();
    expect(chain.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(chain.map(({ text }) => parseRevision(text).prev)).toEqual([
      null,
      ...chain.slice(0, 3).map(({ hash }) => hash),
    ]);
  });

  test.runIf(isHere(engine))('correcting a completed visit does not mark it as changed after completion', async () => {
    const desk = await openDesk(engine);
    await publishFrame(desk);
    const nurlan = await deploy(desk, 'Nurlan', 'A');
    const observation = randomUUID();
    const first = await nurlan.write({ observation, place: at('A-12'), outcome: 'observed' });
    const covers = headsDigest(foldObservation([first]).heads);
    await nurlan.write({ observation, kind: 'complete', covers });
    const correction = { place: at('R-40'), reason: 'wrong school', replaces: [first.id] };
    const { row } = await desk.aigul.ok<ObservationDossier>('POST', `/observations/${observation}/place`, correction);
    expect(row).toMatchObject({ state: 'amended', changedAfterCompletion: false });
  });
});

describe.each(ENGINES)('the first screen on %s', (engine) => {
  test.runIf(isHere(engine))('counts observations, silent phones and what has not arrived', async () => {
    const desk = await openDesk(engine);
    const { aigul, server, pass } = desk;
    const { nurlan } = await morning(desk);
    await server.db.updateTable('devices').set({ highest_seq: 5 }).where('id', '=', nurlan.device).execute();
    expect(await aigul.get('/summary')).toEqual({
      observations: { draft: 3, completed: 1, amended: 0, withdrawn: 0 },
      receivedToday: 4,
      conflicts: 1,
      critical: 1,
      devices: { active: 2, suspended: 0, silent: 0, silentAfterMinutes: 60 },
      pending: 3,
    });
    for (let hours = 0; hours < 20; hours += 0.25) {
      pass(15 * 60_000);
      if (hours === 10) await desk.enterAgain();
      await aigul.get('/session');
    }
    expect(await aigul.get('/summary')).toMatchObject({ receivedToday: 0, devices: { silent: 2 } });
  });
});
