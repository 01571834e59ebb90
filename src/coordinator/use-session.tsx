import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { Session } from '#model/desk/account.ts';
import { type Failure, onSessionEnded } from './api.ts';
import { askSession, signOut } from './desk.ts';
import { useAsked } from './use-asked.ts';
import { useDeed } from './use-deed.ts';

/** `renew`: the session is another now. `leaving`: why signing out did not work; somebody is signed in still. */
export type SignedIn = {
  session: Session;
  renew: (session: Session) => void;
  leave: () => void;
  leaving: Failure | undefined;
};

const SessionContext = createContext<SignedIn | undefined>(undefined);

export function useSession(): SignedIn {
  const signedIn = use(SessionContext);
  if (!signedIn) throw new Error('Nobody is signed in');
  return signedIn;
}

type Presence =
  | { kind: 'first' }
  | { kind: 'in'; session: Session }
  /** `before`: somebody had signed in on this page. */
  | { kind: 'ended'; before: boolean }
  | { kind: 'left' };

type Props = {
  signIn: (enter: (session: Session) => void, ended: boolean) => ReactNode;
  waiting: ReactNode;
  children: ReactNode;
};

/** Shows `signIn` until somebody is signed in, and again, at the same address, when the session ends. */
export function SessionProvider({ signIn, waiting, children }: Props) {
  const asked = useAsked(askSession);
  const [presence, setPresence] = useState<Presence>({ kind: 'first' });
  useEffect(
    () =>
      onSessionEnded(() =>
        setPresence((now) => (now.kind === 'ended' ? now : { kind: 'ended', before: now.kind === 'in' })),
      ),
    [],
  );
  const enter = useCallback((session: Session) => setPresence({ kind: 'in', session }), []);
  const left = useCallback(() => setPresence({ kind: 'left' }), []);
  const { run, failure: leaving } = useDeed(signOut, left);
  const leave = useCallback(() => void run(), [run]);
  const remembered = presence.kind === 'first' && asked.state === 'here' ? asked.value : undefined;
  const session = presence.kind === 'in' ? presence.session : remembered;
  const signedIn = useMemo(
    () => session && { session, renew: enter, leave, leaving },
    [session, enter, leave, leaving],
  );
  if (signedIn) return <SessionContext value={signedIn}>{children}</SessionContext>;
  if (presence.kind === 'first' && asked.state === 'asking') return waiting;
  return signIn(enter, presence.kind === 'ended' && (presence.before || asked.state === 'here'));
}
