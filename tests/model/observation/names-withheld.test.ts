import { expect, test } from 'vitest';
import { hashText, revisionHash } from '#model/observation/hashing.ts';
import { namesWithheld } from '#model/observation/names-withheld.ts';
import { Revision } from '#model/observation/revision.ts';
import { change, idOf, no, revision, yes } from '../revisions.ts';

test('what is left without names holds no hash that a guessed text could be tried against, and is read as before', () => {
  const first = revision(idOf(1), { 'V.QA.01': { ...change(no), comment: 'Aruzhan was sent away' } });
  const prev = revisionHash(JSON.stringify(first));
  const answers = hashText('Aruzhan was sent away');
  const confirmations = [{ problem: 'K09', answers, reason: 'Aruzhan said so' }];
  const second = { ...revision(idOf(2), { 'V.QA.01': { ...change(yes), confirmations } }), seq: 2, prev };
  const withheld = namesWithheld()(second);
  expect(JSON.stringify(second)).toContain(prev);
  expect(JSON.stringify(withheld).match(/[0-9a-f]{64}/g)).toEqual(['0'.repeat(64)]);
  expect(Revision.parse(withheld)).toEqual(withheld);
});
