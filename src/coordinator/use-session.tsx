import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { Session } from '#model/desk/account.ts';
import { onSessionEnded } from './api.ts';
import { askSession, signOut } from './desk.ts';
import { useAsked } from './use-asked.ts';

export type SignedIn = { session: Session; leave: () => void };

const SessionContext = createContext<SignedIn | undefined>(undefined);

export function useSession(): SignedIn {
  const signedIn = use(SessionContext);
  if (!signedIn) throw new Error('Nobody is signed in');
  return signedIn;
}

/** Shows `signIn` until somebody is signed in, and again, at the same address, when the session ends. */
export function SessionProvider({
  signIn,
  waiting,
  children,
}: {
  signIn: (enter: (session: Session) => void, ended: boolean) => ReactNode;
  waiting: ReactNode;
  children: ReactNode;
}) {
  const asked = useAsked(askSession);
  const [entered, setEntered] = useState<Session | null>();
  const [ended, setEnded] = useState(false);
  const session = entered === undefined && asked.state === 'here' ? asked.value : entered;
  useEffect(
    () =>
      onSessionEnded(() => {
        setEntered((current) => (current === undefined ? current : null));
        setEnded(true);
      }),
    [],
  );
  useEffect(() => {
    if (asked.state === 'here') setEntered((current) => current ?? asked.value);
  }, [asked]);
  const leave = useCallback(() => {
    void signOut().then(() => {
      setEnded(false);
      setEntered(null);
    });
  }, []);
  const signedIn = useMemo(() => session && { session, leave }, [session, leave]);
  if (signedIn) return <SessionContext value={signedIn}>{children}</SessionContext>;
  if (asked.state === 'asking') return waiting;
  return signIn(setEntered, ended && entered === null);
}
