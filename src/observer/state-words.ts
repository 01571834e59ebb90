import type { Observation } from '#model/observation/fold.ts';
import { changedAfterCompletion, conflictsOf, stateOf } from '#model/observation/fold.ts';
import type { useObserverText } from './use-observer-text.ts';

/** Where an observation stands, most pressing first: "Draft", "Two answers differ", "Changed after completion". */
export function stateWords(observation: Observation, { t }: ReturnType<typeof useObserverText>): string[] {
  const conflicts = conflictsOf(observation).length;
  return [
    t(`state.${stateOf(observation)}`),
    ...(conflicts > 0 ? [t('state.conflict', { count: conflicts })] : []),
    ...(changedAfterCompletion(observation) ? [t('state.changed')] : []),
  ];
}
