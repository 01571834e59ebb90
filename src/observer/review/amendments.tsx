import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Id } from '#model/ids.ts';

/** Reasons of amendments that are being written. In memory only: asked for again after a restart. */
type Amendments = {
  reasonOf: (observation: Id) => string | undefined;
  begin: (observation: Id, reason: string) => void;
  end: (observation: Id) => void;
};

const AmendmentsContext = createContext<Amendments | undefined>(undefined);

export function AmendmentsProvider({ children }: { children: ReactNode }) {
  const [reasons, setReasons] = useState<ReadonlyMap<Id, string>>(new Map());
  const amendments = useMemo(
    (): Amendments => ({
      reasonOf: (observation) => reasons.get(observation),
      begin: (observation, reason) => setReasons((before) => new Map(before).set(observation, reason)),
      end: (observation) => setReasons((before) => new Map([...before].filter(([id]) => id !== observation))),
    }),
    [reasons],
  );
  return <AmendmentsContext value={amendments}>{children}</AmendmentsContext>;
}

export function useAmendments(): Amendments {
  const amendments = useContext(AmendmentsContext);
  if (!amendments) throw new Error('Amendments are provided above this component');
  return amendments;
}
