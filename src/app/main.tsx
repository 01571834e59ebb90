import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Route, Switch } from 'wouter';
import '#ui/tokens.css';
import '#ui/base.css';
import { ObserverApp } from './ObserverApp.tsx';

const Headquarters = lazy(async () => ({ default: (await import('#coordinator/Headquarters.tsx')).Headquarters }));

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app');
createRoot(root).render(
  <StrictMode>
    <Suspense>
      <Switch>
        <Route path="/hq/*?">
          <Headquarters />
        </Route>
        <Route>
          <ObserverApp />
        </Route>
      </Switch>
    </Suspense>
  </StrictMode>,
);
