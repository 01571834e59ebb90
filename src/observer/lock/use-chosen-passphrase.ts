import { useState } from 'react';
import type { Lock } from '#device/lock.ts';
import { typedPassphrase, type Weakness, weaknessOf } from '#model/passphrase.ts';
import { useObserverText } from '#observer/use-observer-text.ts';

export type Fault = Weakness | 'differs';

/** A new passphrase being chosen: made words first, one's own if one likes. `again`: typed to be sure. */
export function useChosenPassphrase({ offer }: Pick<Lock, 'offer'>) {
  const { language } = useObserverText();
  const [made, setMade] = useState(() => offer(language));
  const [isOwn, setIsOwn] = useState(false);
  const [own, setOwn] = useState('');
  const [again, setAgain] = useState('');
  const words = isOwn ? own : made;
  const fault = (): Fault | undefined => {
    const weakness = isOwn ? weaknessOf(own) : undefined;
    return weakness ?? (typedPassphrase(again) === typedPassphrase(words) ? undefined : 'differs');
  };
  return {
    words,
    isOwn,
    again,
    fault,
    setOwn,
    setAgain,
    otherWords: () => setMade(offer(language)),
    change: () => {
      setIsOwn(!isOwn);
      setAgain('');
    },
  };
}

export type ChosenPassphrase = ReturnType<typeof useChosenPassphrase>;
