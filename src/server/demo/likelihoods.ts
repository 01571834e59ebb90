import type { QuestionId } from '#model/ids.ts';

/**
 * Probabilities that an answer counts as a problem, in urban and rural stations. Assumed, not measured anywhere. The
 * mission is a calm one: critical answers have a likelihood of their own, so that of 72 visits none to three are negative.
 */
const PROBLEMS: Readonly<Record<QuestionId, readonly [urban: number, rural: number]>> = {
  'V.ALL.08': [0.02, 0.03],
  'V.ACC.02': [0.35, 0.5],
  'V.ACC.18': [0.4, 0.55],
  'V.ACC.19': [0.5, 0.7],
  'V.ACC.20': [0.45, 0.6],
  'V.TRA.03': [0.06, 0.05],
  'V.TRA.04': [0.06, 0.07],
  'V.IRR.01': [0.02, 0.05],
  'V.IRR.07': [0.03, 0.02],
  'V.PRO.02': [0.02, 0.03],
  'V.INF.03': [0.12, 0.07],
  'V.LAY.08': [0.06, 0.09],
};

/** By section, for questions that have no figure of their own. */
const SECTIONS: Readonly<Record<string, number>> = { 'V.ACC': 0.3, 'V.ALL': 0.02, 'V.IRR': 0.003, 'V.PRO': 0.01 };
const ELSEWHERE = 0.008;

export const CRITICAL = 0.001;

export function problemLikelihood(question: QuestionId, rural: boolean): number {
  const own = PROBLEMS[question];
  return own ? own[rural ? 1 : 0] : (SECTIONS[question.slice(0, 5)] ?? ELSEWHERE);
}

export const MISSING = 0.02;
export const NOT_OBSERVED = 0.05;

/** What is often not seen in half an hour: supplementary lists, assistance, spoilt ballots. */
const SELDOM_SEEN = /^V\.PRO\.(07|08|09|10|12)$/;

export const notObservedLikelihood = (question: QuestionId): number =>
  SELDOM_SEEN.test(question) ? 0.3 : NOT_OBSERVED;

/** National turnout by hour of the day, per cent of the lists (official releases of 19 March 2023). */
const TURNOUT_BY_HOUR: readonly (readonly [hour: number, percent: number])[] = [
  [7, 0],
  [10, 14.21],
  [12.17, 30.65],
  [14, 46.84],
  [16.17, 51.98],
  [18.17, 53.11],
  [20.17, 54.09],
];
const FINAL_TURNOUT = 54.19;

/** Share of the list that has voted by this local hour in an area with this final turnout (per cent). */
export function votedShare(hour: number, areaTurnout: number): number {
  const next = TURNOUT_BY_HOUR.findIndex(([at]) => at >= hour);
  const [toHour, to] = TURNOUT_BY_HOUR[next] ?? [20.17, 54.09];
  const [fromHour, from] = TURNOUT_BY_HOUR[next - 1] ?? [toHour - 1, to];
  const percent = from + ((to - from) * (hour - fromHour)) / (toHour - fromHour);
  return (percent / 100) * (areaTurnout / FINAL_TURNOUT);
}
