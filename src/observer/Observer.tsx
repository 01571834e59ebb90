import { lazy, type ReactNode, Suspense, useCallback } from 'react';
import { Route, Switch } from 'wouter';
import type { Enrolment } from '#device/notebook.ts';
import type { ShownLanguage } from '#messages/text.tsx';
import type { Reference } from '#model/protocol/messages.ts';
import { Day } from './day/Day.tsx';
import { EnrolAgainScreen } from './enrol/EnrolAgainScreen.tsx';
import { FirstPull } from './enrol/FirstPull.tsx';
import { LedgerScreen } from './ledger/LedgerScreen.tsx';
import { ObservationPages } from './ObservationPages.tsx';
import { paths } from './paths.ts';
import { type Phone, PhoneProvider, usePhone } from './phone.tsx';
import { StartScreen } from './place/StartScreen.tsx';
import { SettingsScreen } from './SettingsScreen.tsx';
import { SessionProvider } from './session.tsx';
import { SettingsProvider } from './settings.tsx';
import { UnknownScreen } from './UnknownScreen.tsx';
import { useKept } from './use-kept.ts';
import { useWatched } from './use-watched.ts';

const loadProtectScreen = async () => ({ default: (await import('./lock/ProtectScreen.tsx')).ProtectScreen });
const ProtectScreen = lazy(loadProtectScreen);

/** `notices`: of the app itself (install, update), shown where no question is. */
type Props = { phone: Phone; onLanguage: (language: ShownLanguage) => void; notices: ReactNode };

/** Every screen of an enrolled observer. */
export const Observer = ({ phone, onLanguage, notices }: Props) => (
  <PhoneProvider phone={phone}>
    <SettingsProvider onLanguage={onLanguage}>
      <Screens notices={notices} />
    </SettingsProvider>
  </PhoneProvider>
);

type Known = { enrolment: Enrolment | undefined; reference: Reference | undefined };

const isKnown = ({ reference }: Known): boolean => reference !== undefined;

function Screens({ notices }: Pick<Props, 'notices'>) {
  const { notebook } = usePhone();
  const read = useCallback(
    async () => ({ enrolment: await notebook.enrolment(), reference: await notebook.reference() }),
    [notebook],
  );
  const { content } = useWatched(read, isKnown);
  const enrolment = useKept(content?.enrolment);
  const reference = useKept(content?.reference);
  if (!enrolment) return null;
  if (!reference) return <FirstPull />;
  return (
    <SessionProvider enrolment={enrolment} reference={reference}>
      <Switch>
        <Route path="/">
          <Day notices={notices} />
        </Route>
        <Route path="/start/:form">{({ form }) => <StartScreen form={form} />}</Route>
        <Route path="/observation/:id/*?">{({ id }) => <ObservationPages key={id} id={id} />}</Route>
        <Route path="/ledger">
          <LedgerScreen />
        </Route>
        <Route path={paths.enrolAgain}>
          <EnrolAgainScreen />
        </Route>
        <Route path={paths.protect}>
          <Suspense>
            <ProtectScreen />
          </Suspense>
        </Route>
        <Route path="/settings">
          <SettingsScreen />
        </Route>
        <Route>
          <UnknownScreen />
        </Route>
      </Switch>
    </SessionProvider>
  );
}
