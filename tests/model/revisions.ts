import type { Answer } from '#model/answer.ts';
import type { Id } from '#model/ids.ts';
import type { Change, Revision } from '#model/observation/revision.ts';

/** A readable identifier that is still a UUID: `idOf(7)`. */
export const idOf = (n: number): Id => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

export const yes: Answer = { kind: 'choice', option: 'yes' };
export const no: Answer = { kind: 'choice', option: 'no' };

export const change = (answer: Answer, replaces: Id[] = [], more: Partial<Change> = {}): Change => ({
  answer,
  at: '2023-03-19T05:00:00.000Z',
  replaces,
  ...more,
});

/** A revision of one observation, with only what a test is about. */
export const revision = (id: Id, changes: Revision['changes'], more: Partial<Revision> = {}): Revision => ({
  protocol: 1,
  id,
  mission: idOf(1),
  observation: idOf(2),
  form: 'voting',
  formVersion: 1,
  team: idOf(3),
  device: idOf(4),
  person: idOf(5),
  seq: 1,
  prev: null,
  kind: 'edit',
  mintedAt: '2023-03-19T05:00:00.000Z',
  clockSkewMs: 0,
  source: 'phone',
  changes,
  ...more,
});
