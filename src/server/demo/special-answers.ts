import type { Answer } from '#model/answer.ts';
import { localHour } from '#model/facts.ts';
import type { Id, QuestionId } from '#model/ids.ts';
import type { Chance } from './chance.ts';
import { regions } from './kazakhstan.ts';
import { votedShare } from './likelihoods.ts';
import type { Visit } from './visits.ts';
import { GENERAL_COMMENTS, GOOD_PRACTICE } from './words.ts';

export type Visited = { visit: Visit; observer: Id; chance: Chance };

const option = (code: string): Answer => ({ kind: 'choice', option: code });
const number = (value: number): Answer => ({ kind: 'number', values: { value } });
const text = (words: string): Answer => ({ kind: 'text', text: words });

/** Answers that follow from the visit or from each other. Undefined: nothing was written. */
export function specialAnswers({ visit, observer, chance }: Visited): Map<QuestionId, Answer | undefined> {
  const { station, arrivedAt, leftAt } = visit;
  const { whole, happens, pick } = chance;
  const hour = localHour(arrivedAt, station.timeZone ?? 'Asia/Almaty');
  const minutes = (Date.parse(leftAt) - Date.parse(arrivedAt)) / 60_000;
  const turnout = regions.find(({ code }) => code === station.area)?.turnout ?? 54;
  const listed = station.registeredVoters ?? 1000;
  const voted = Math.round(listed * votedShare(hour, turnout));
  const after = Math.max(voted, Math.round(listed * votedShare(hour + minutes / 60, turnout)));
  const members = pick([5, 7, 7, 7, 9, 9, 11]);
  const police = happens(station.setting === 'rural' ? 0.08 : 0.12);
  const busy = hour >= 9 && hour < 12;
  const confused = happens(0.1);
  return new Map<QuestionId, Answer | undefined>([
    [
      'H.ID.01',
      {
        kind: 'place',
        place: {
          kind: 'station',
          station: station.code,
          frameVersion: 1,
          area: station.area,
          contests: station.contests,
        },
      },
    ],
    ['H.OUT.01', option('observed')],
    ['H.VI.01', { kind: 'time', at: arrivedAt }],
    ['H.VI.02', { kind: 'time', at: leftAt }],
    ['H.VI.03', { kind: 'people', people: [observer] }],
    ['H.ID.03', option(happens(0.95) ? 'ordinary' : pick(['hospital', 'students']))],
    ['H.ID.04', option(station.setting ?? 'urban')],
    ['H.ID.05', text(String(whole(1, 29)))],
    [
      'H.VI.04',
      { kind: 'choices', options: pick([['ru'], ['kk', 'ru'], ['en', 'interpreter'], ['ru', 'interpreter']]) },
    ],
    ['H.VI.05', option(visit.repeat ? 'repeat' : 'first')],
    ['H.VI.06', option(happens(0.1) ? 'yes' : 'no')],
    ['H.VI.08', number(listed + whole(-10, 25))],
    ['H.SG.01', { kind: 'agreement', agreed: [{ person: observer, at: leftAt, declared: false }] }],
    ['V.ENV.05', number(whole(0, 4) * (busy ? 3 : 1))],
    ['V.ENV.06', option(busy ? '6-15' : '0-5')],
    ['V.ENV.08', option('no')],
    ['V.ENV.10', happens(0.3) ? { kind: 'choice', option: 'yes', count: 1 } : option('no')],
    ['V.ACC.21', number(whole(0, 2))],
    ['V.LAY.02', number(whole(3, 8))],
    ['V.PEC.01', option(happens(0.62) ? 'woman' : 'man')],
    ['V.PEC.02', number(members)],
    ['V.PEC.03', number(Math.round(members * (0.6 + 0.3 * chance.next())))],
    ['V.PEC.04', { kind: 'number', values: { 'under-35': whole(0, 3), 'with-disability': whole(0, 1) } }],
    ['V.TRA.05', number(happens(0.45) ? whole(1, 3) : 0)],
    ['V.TRA.06', number(happens(0.85) ? whole(1, 5) : 0)],
    ['V.TRA.07', { kind: 'number', values: { 'other-international': whole(0, 2), media: whole(0, 1) } }],
    ['V.TRA.14', number(0)],
    ['V.SEC.01', option(police ? 'yes' : 'no')],
    ['V.SEC.02', { kind: 'number', values: { inside: police ? whole(1, 2) : 0, outside: whole(0, 1) } }],
    ['V.SEC.03', { kind: 'choices', options: ['uniformed-police'] }],
    ['V.SEC.05', option('routine-posting')],
    ['V.SEC.06', { kind: 'choices', options: ['stood-by-only'] }],
    ['V.SEC.07', option('no')],
    ['V.PRO.13', number(happens(0.1) ? 1 : 0)],
    ['V.PRO.14', { kind: 'choices', options: [pick(['no-valid-id', 'wrong-station'])] }],
    ['V.INF.02', { kind: 'choices', options: confused ? ['number-of-candidates', 'number-of-ballots'] : ['nothing'] }],
    ['V.INF.03', option(confused ? 'yes' : 'no')],
    ['V.INF.05', number(whole(6, 17))],
    ['V.INF.06', number(whole(0, 2))],
    ['V.MOB.01', number(whole(0, 40))],
    ['V.MOB.05', number(whole(0, 12))],
    ['V.TUR.01', number(voted)],
    ['V.TUR.02', number(after)],
    ['V.TUR.03', number(Math.max(0, after - voted + whole(-2, 2)))],
    ['V.ALL.10', happens(0.4) ? text(pick(GENERAL_COMMENTS)) : undefined],
    ['V.ALL.11', happens(0.2) ? text(pick(GOOD_PRACTICE)) : undefined],
    ['V.ALL.12', option(happens(0.8) ? 'high' : 'medium')],
  ]);
}
