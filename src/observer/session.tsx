import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef } from 'react';
import type { Enrolment } from '#device/notebook.ts';
import { type AreaTree, areaTree } from '#model/area.ts';
import type { Form } from '#model/form.ts';
import type { Frame } from '#model/frame.ts';
import type { Reference } from '#model/protocol/messages.ts';
import type { Station } from '#model/station.ts';
import { usePhone } from './phone.tsx';
import { useWatched } from './use-watched.ts';

/** The mission as this phone knows it. `frame` is undefined while it is being read, and empty where there is none. */
export type Session = {
  enrolment: Enrolment;
  reference: Reference;
  frame: Frame | undefined;
  areas: AreaTree;
  station: (code: string) => Station | undefined;
  /** Forms in use, in the mission's order. Undefined while they are being read. */
  forms: readonly Form[] | undefined;
};

const NO_FRAME: Frame = { version: 0, areas: [], contests: [], stations: [] };
const SessionContext = createContext<Session | undefined>(undefined);

type Props = { enrolment: Enrolment; reference: Reference; children: ReactNode };

export function SessionProvider({ enrolment, reference, children }: Props) {
  const frame = useFrame(reference);
  const forms = useForms(reference);
  const session = useMemo((): Session => {
    const stations = new Map((frame?.stations ?? []).map((station) => [station.code, station]));
    return {
      enrolment,
      reference,
      frame,
      areas: areaTree(frame?.areas ?? []),
      station: (code) => stations.get(code),
      forms,
    };
  }, [enrolment, reference, frame, forms]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Nobody is enrolled above this component');
  return session;
}

/** The frame arrives some time after the reference that names it. */
function useFrame({ frameVersion }: Reference): Frame | undefined {
  const { notebook } = usePhone();
  const isDue = useCallback((frame: Frame) => frame.version === (frameVersion ?? NO_FRAME.version), [frameVersion]);
  const read = useCallback(async () => (await notebook.frame()) ?? NO_FRAME, [notebook]);
  return useWatched(read, isDue).content;
}

/** So do the forms. The list keeps its identity while it holds the same forms. */
function useForms({ forms: named }: Reference): readonly Form[] | undefined {
  const { notebook } = usePhone();
  const last = useRef<readonly Form[]>([]);
  const read = useCallback(async () => {
    const found = await Promise.all(named.map(({ id, version }) => notebook.form(id, version)));
    const forms = found.filter((form) => form !== undefined);
    const isSame = last.current.length === forms.length && forms.every((form, index) => form === last.current[index]);
    if (!isSame) last.current = forms;
    return last.current;
  }, [notebook, named]);
  const isComplete = useCallback((forms: readonly Form[]) => forms.length === named.length, [named]);
  return useWatched(read, isComplete).content;
}
