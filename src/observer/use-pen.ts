import { useCallback, useEffect, useRef, useState } from 'react';
import type { Id } from '#model/ids.ts';
import { type Pen, usePhone } from './phone.tsx';

/** Whether this window may write on the observation; undefined for the moment until it is known. */
export function usePen(observation: Id): { isHere: boolean | undefined; take: () => void } {
  const { holdPen } = usePhone();
  const [isHere, setHere] = useState<boolean>();
  const pen = useRef<Pen>(undefined);
  useEffect(() => {
    const held = holdPen(observation, setHere);
    pen.current = held;
    return () => held.layDown();
  }, [holdPen, observation]);
  const take = useCallback(() => pen.current?.take(), []);
  return { isHere, take };
}
