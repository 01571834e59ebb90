import { Redirect, Route, Switch, useSearch } from 'wouter';
import type { Id } from '#model/ids.ts';
import { stateOf } from '#model/observation/fold.ts';
import { MoveScreen } from './move/MoveScreen.tsx';
import { paths } from './paths.ts';
import { PlaceScreen } from './place/PlaceScreen.tsx';
import { CompletedScreen } from './review/CompletedScreen.tsx';
import { ElsewhereScreen } from './review/ElsewhereScreen.tsx';
import { HistoryScreen } from './review/HistoryScreen.tsx';
import { ReviewScreen } from './review/ReviewScreen.tsx';
import { UnknownScreen } from './UnknownScreen.tsx';
import { useObservation } from './use-observation.ts';
import { usePen } from './use-pen.ts';
import { ObservationScreen } from './visit/ObservationScreen.tsx';
import { SectionScreen } from './visit/SectionScreen.tsx';

/** Everything about one observation; what is completed is read, until an amendment is begun. */
export function ObservationPages({ id }: { id: Id }) {
  const started = new URLSearchParams(useSearch()).get('form');
  const shown = useObservation(id, started);
  const pen = usePen(id);
  if (shown === undefined || pen.isHere === undefined) return null;
  if (shown === 'unknown') return <UnknownScreen />;
  const state = shown.open ? stateOf(shown.open.observation) : 'draft';
  const isOpen = state === 'draft' || typeof shown.open?.amending === 'string';
  return (
    <Switch>
      <Route path="/observation/:id/history">{shown.open && <HistoryScreen shown={shown} open={shown.open} />}</Route>
      {!pen.isHere && (
        <Route>
          <ElsewhereScreen shown={shown} onTake={pen.take} />
        </Route>
      )}
      <Route path="/observation/:id">
        {isOpen || !shown.open ? (
          <ObservationScreen shown={shown} />
        ) : (
          <CompletedScreen shown={shown} open={shown.open} />
        )}
      </Route>
      {!isOpen && (
        <Route>
          <Redirect to={paths.observation(id)} replace />
        </Route>
      )}
      <Route path="/observation/:id/review">
        <ReviewScreen shown={shown} />
      </Route>
      <Route path="/observation/:id/move">
        <MoveScreen shown={shown} />
      </Route>
      <Route path="/observation/:id/place/:question">
        {({ question }) => <PlaceScreen shown={shown} question={question} />}
      </Route>
      <Route path="/observation/:id/section/:section/:question?">
        {({ section: code, question }) => {
          const section = shown.form.sections.find((candidate) => candidate.code === code);
          if (!section) return <UnknownScreen />;
          return <SectionScreen key={section.code} shown={shown} section={section} question={question} />;
        }}
      </Route>
      <Route>
        <UnknownScreen />
      </Route>
    </Switch>
  );
}
