import { describe, expect, test } from 'vitest';
import type { Form } from '#model/form.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import type { Revision } from '#model/observation/revision.ts';
import { type DeviceOnRecord, type Holdings, judgeRevision, readOpened } from '#model/protocol/server-decisions.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [MISSION, TEAM, PERSON, DEVICE, OBSERVATION] = [id(1), id(2), id(3), id(4), id(5)];
const text = (en: string) => ({ en, ru: en, kk: en });

const form: Form = {
  id: 'short',
  version: 1,
  kind: 'incident',
  title: text('Short'),
  placeQuestion: 'S.AA.01',
  sections: [
    {
      code: 'S',
      title: text('All'),
      asked: 'always',
      questions: [
        {
          kind: 'number',
          id: 'S.AA.02',
          label: text('Voters'),
          core: true,
          absences: [],
          parts: [{ code: 'value', label: text('Number') }],
          max: 100,
        },
      ],
    },
  ],
  checks: [],
};

const revisionWith = (changes: Partial<Revision> = {}): Revision => ({
  protocol: 1,
  id: id(10),
  mission: MISSION,
  observation: OBSERVATION,
  form: 'short',
  formVersion: 1,
  team: TEAM,
  device: DEVICE,
  person: PERSON,
  seq: 1,
  prev: null,
  kind: 'edit',
  mintedAt: '2027-03-14T02:00:00.000Z',
  clockSkewMs: null,
  source: 'phone',
  changes: {},
  ...changes,
});
const device: DeviceOnRecord = { mission: MISSION, person: PERSON, suspended: false, teams: new Set([TEAM]) };
const nothing: Holdings = { held: undefined, form, observation: undefined, links: [] };
const value = (number: number) => ({
  'S.AA.02': {
    answer: { kind: 'number' as const, values: { value: number } },
    at: '2027-03-14T02:00:00.000Z',
    replaces: [],
  },
});

const judge = (changes: Partial<Revision>, holdings: Partial<Holdings> = {}, by: Partial<DeviceOnRecord> = {}) => {
  const revision = revisionWith(changes);
  const hash = revisionHash(JSON.stringify(revision));
  return judgeRevision({ revision, hash }, { ...device, ...by }, { ...nothing, ...holdings });
};

describe('what becomes of a revision', () => {
  test('one that fits is stored without a mark', () => {
    expect(judge({ changes: value(5) })).toEqual({ outcome: 'stored', flags: [] });
  });

  test('what was stored once is a duplicate, whatever changed since', () => {
    const hash = revisionHash(JSON.stringify(revisionWith()));
    expect(judge({}, { held: hash, form: undefined }, { teams: new Set() })).toEqual({ outcome: 'duplicate' });
    expect(judge({}, { held: revisionHash('other') })).toEqual({ outcome: 'refused', code: 'REVISION_CHANGED' });
  });

  test('an observation has one mission, one team and one form', () => {
    const observation = { mission: MISSION, team: TEAM, form: 'short', formVersion: 1 };
    const codeWith = (changes: Partial<typeof observation>) =>
      judge({}, { observation: { ...observation, ...changes } });
    expect(codeWith({})).toMatchObject({ outcome: 'stored' });
    expect(codeWith({ mission: id(9) })).toMatchObject({ code: 'MISSION_WRONG' });
    expect(codeWith({ team: id(9) })).toMatchObject({ code: 'TEAM_WRONG' });
    expect(codeWith({ form: 'long' })).toMatchObject({ code: 'FORM_CHANGED', detail: 'long 1' });
    expect(codeWith({ formVersion: 2 })).toMatchObject({ code: 'FORM_CHANGED', detail: 'short 2' });
  });

  test('the team must be one the device was told of, the form one the mission has', () => {
    expect(judge({}, {}, { teams: new Set([id(9)]) })).toMatchObject({ code: 'TEAM_WRONG' });
    expect(judge({}, { form: undefined })).toMatchObject({ code: 'FORM_UNKNOWN', detail: 'short 1' });
  });

  test('answers that do not fit their questions are stored and marked', () => {
    expect(judge({ changes: value(101) })).toEqual({ outcome: 'stored', flags: ['MALFORMED'] });
    expect(judge({ changes: { 'S.AA.09': value(1)['S.AA.02'] } })).toMatchObject({ flags: ['MALFORMED'] });
  });

  test('a suspended device is heard, and marked', () => {
    expect(judge({}, {}, { suspended: true })).toEqual({ outcome: 'stored', flags: ['AFTER_SUSPENSION'] });
  });
});

describe('the chain of a device', () => {
  const [first, other] = [revisionHash('first'), revisionHash('other')];
  const link = (seq: number, changes: Partial<Holdings['links'][number]> = {}) => ({
    id: id(20 + seq),
    seq,
    hash: first,
    prev: null,
    ...changes,
  });
  const flags = (changes: Partial<Revision>, links: Holdings['links']) => judge(changes, { links });

  test('the first names nothing, every other names the one before it', () => {
    expect(flags({ seq: 1, prev: other }, [])).toMatchObject({ flags: ['CHAIN_BROKEN'] });
    expect(flags({ seq: 2, prev: null }, [])).toMatchObject({ flags: ['CHAIN_BROKEN'] });
    expect(flags({ seq: 2, prev: first }, [link(1)])).toMatchObject({ flags: [] });
    expect(flags({ seq: 2, prev: other }, [link(1)])).toMatchObject({ flags: ['CHAIN_BROKEN'] });
  });

  test('a gap is not a break; whoever arrives second is judged', () => {
    expect(flags({ seq: 5, prev: other }, [])).toMatchObject({ flags: [] });
    const revision = revisionWith({ seq: 2, prev: first });
    const hash = revisionHash(JSON.stringify(revision));
    expect(flags({ seq: 2, prev: first }, [link(3, { prev: hash })])).toMatchObject({ flags: [] });
    expect(flags({ seq: 2, prev: first }, [link(3, { prev: other })])).toMatchObject({ flags: ['CHAIN_BROKEN'] });
  });

  test('a number used twice is marked', () => {
    expect(flags({ seq: 2, prev: first }, [link(1), link(2)])).toMatchObject({ flags: ['SEQ_REUSED'] });
  });
});

describe('what an envelope holds', () => {
  const revision = revisionWith();
  const envelope = { revision: revision.id, device: DEVICE, seq: 1 };
  const read = (given: object, { isSigned = true, known = true, clear = envelope } = {}) => {
    const text = JSON.stringify({ ...revision, ...given });
    return readOpened(clear, {
      opened: { kind: 'opened', signed: { text, signature: 'x' } },
      signedHash: isSigned ? revisionHash(text) : undefined,
      device: known ? device : undefined,
    });
  };

  test('a signed revision of the device it names is read', () => {
    expect(read({})).toMatchObject({ outcome: 'read', revision });
  });

  test.each([
    ['unreadable', 'ENVELOPE_UNREADABLE'],
    ['too-long', 'TEXT_TOO_LONG'],
  ] as const)('%s: %s', (kind, code) => {
    expect(readOpened(envelope, { opened: { kind }, signedHash: undefined, device })).toMatchObject({ code });
  });

  test('nobody speaks for another device, person or mission, or for headquarters', () => {
    expect(read({}, { known: false })).toMatchObject({ code: 'SIGNATURE_WRONG', detail: 'device' });
    expect(read({}, { isSigned: false })).toMatchObject({ code: 'SIGNATURE_WRONG' });
    expect(read({}, { clear: { ...envelope, seq: 2 } })).toMatchObject({ code: 'SIGNATURE_WRONG', detail: 'envelope' });
    expect(read({ person: id(9) })).toMatchObject({ code: 'SIGNATURE_WRONG', detail: 'person' });
    expect(read({ mission: id(9) })).toMatchObject({ code: 'MISSION_WRONG' });
    expect(read({ kind: 'correct' })).toMatchObject({ code: 'REVISION_MALFORMED', detail: 'kind' });
    expect(read({ source: 'headquarters' })).toMatchObject({ code: 'REVISION_MALFORMED', detail: 'source' });
  });

  test('a text that is no revision is malformed, one with too long a text is too long', () => {
    expect(read({ protocol: 2 })).toMatchObject({ code: 'REVISION_MALFORMED', detail: 'protocol' });
    expect(read({ more: 1 })).toMatchObject({ code: 'REVISION_MALFORMED' });
    expect(read({ reason: 'x'.repeat(10_001) })).toMatchObject({ code: 'TEXT_TOO_LONG', detail: 'reason' });
    expect(read({ reason: 'ы'.repeat(200_000) })).toMatchObject({ code: 'TEXT_TOO_LONG' });
  });
});
