import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import type { Enrolment } from '#device/notebook.ts';
import type { Reference } from '#model/protocol/messages.ts';
import { AmendmentsProvider } from './amendments.tsx';
import { Day } from './Day.tsx';
import { LedgerScreen } from './LedgerScreen.tsx';
import { ObservationPages } from './ObservationPages.tsx';
import { SettingsScreen } from './SettingsScreen.tsx';
import { StartScreen } from './StartScreen.tsx';
import { SessionProvider } from './session.tsx';
import { UnknownScreen } from './UnknownScreen.tsx';

type Props = { enrolment: Enrolment; reference: Reference; notices: ReactNode };

/** Everything behind enrolment. */
export const EnrolledScreens = ({ enrolment, reference, notices }: Props) => (
  <SessionProvider enrolment={enrolment} reference={reference}>
    <AmendmentsProvider>
      <Switch>
        <Route path="/">
          <Day notices={notices} />
        </Route>
        <Route path="/start/:form">{({ form }) => <StartScreen form={form} />}</Route>
        <Route path="/observation/:id/*?">{({ id }) => <ObservationPages key={id} id={id} />}</Route>
        <Route path="/ledger">
          <LedgerScreen />
        </Route>
        <Route path="/settings">
          <SettingsScreen />
        </Route>
        <Route>
          <UnknownScreen />
        </Route>
      </Switch>
    </AmendmentsProvider>
  </SessionProvider>
);
