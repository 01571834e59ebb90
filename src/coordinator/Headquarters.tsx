import { Route, Router, Switch } from 'wouter';
import { AccountPage } from './account/AccountPage.tsx';
import { AuditPage } from './account/AuditPage.tsx';
import { FactorDue } from './account/FactorDue.tsx';
import { ExportsPage } from './exports/ExportsPage.tsx';
import { ObservationPage } from './observation/ObservationPage.tsx';
import { ObservationsPage } from './observations/ObservationsPage.tsx';
import { OverviewPage } from './overview/OverviewPage.tsx';
import { PeoplePage } from './people/PeoplePage.tsx';
import { MissionPage } from './photos/MissionPage.tsx';
import { SetupPage } from './setup/SetupPage.tsx';
import { Broken } from './shell/Broken.tsx';
import { Layout } from './shell/Layout.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { SignIn } from './shell/SignIn.tsx';
import { Waiting } from './shell/Waiting.tsx';
import { ImportPage } from './stations/ImportPage.tsx';
import { StationsPage } from './stations/StationsPage.tsx';
import { SessionProvider } from './use-session.tsx';
import { WordsProvider } from './words.tsx';
import './shell/desk.css';

/** Everything under /hq. */
export function Headquarters() {
  return (
    <WordsProvider>
      <Broken>
        <Router base="/hq">
          <Switch>
            <Route path="/setup">
              <SetupPage />
            </Route>
            <Route>
              <SessionProvider waiting={<Waiting />} signIn={(enter, ended) => <SignIn enter={enter} ended={ended} />}>
                <FactorDue>
                  <Layout>
                    <Pages />
                  </Layout>
                </FactorDue>
              </SessionProvider>
            </Route>
          </Switch>
        </Router>
      </Broken>
    </WordsProvider>
  );
}

const Pages = () => (
  <Switch>
    <Route path="/" component={OverviewPage} />
    <Route path="/observations" component={ObservationsPage} />
    <Route path="/observations/:id">{({ id }) => <ObservationPage key={id} id={id} />}</Route>
    <Route path="/stations" component={StationsPage} />
    <Route path="/stations/import" component={ImportPage} />
    <Route path="/people" component={PeoplePage} />
    <Route path="/mission" component={MissionPage} />
    <Route path="/exports" component={ExportsPage} />
    <Route path="/account" component={AccountPage} />
    <Route path="/audit" component={AuditPage} />
    <Route component={NotFound} />
  </Switch>
);
