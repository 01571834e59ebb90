import { Fragment, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { OpenObservation } from '#device/notebook.ts';
import { placeOf } from '#model/answers.ts';
import { changedAfterCompletion, stateOf } from '#model/observation/fold.ts';
import { isAsked, readForm } from '#model/relevance.ts';
import { ActFailure } from '#observer/ActFailure.tsx';
import { JourneyWords } from '#observer/JourneyWords.tsx';
import { ObserverScreen } from '#observer/ObserverScreen.tsx';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { PhotosProvider } from '#observer/photos/photos-context.tsx';
import { AllPhotos } from '#observer/photos/VisitPhotos.tsx';
import { stateWords } from '#observer/state-words.ts';
import { useAct } from '#observer/use-act.ts';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { useSurroundings } from '#observer/use-surroundings.ts';
import { PlaceWords } from '#questions/PlaceWords.tsx';
import { Badge } from '#ui/Badge.tsx';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { RowLink } from '#ui/RowLink.tsx';
import { AnswerLines } from './AnswerLines.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { WithdrawButton } from './WithdrawButton.tsx';

type Props = { shown: ShownObservation; open: OpenObservation };

/** What was completed, to read. Changing it asks for a reason first. */
export function CompletedScreen({ shown, open }: Props) {
  const { id, form, answers, facts } = shown;
  const text = useObserverText();
  const { t, read } = text;
  const [, navigate] = useLocation();
  const { notebook } = usePhone();
  const { act, isActing, failure } = useAct();
  const [isAsking, setAsking] = useState(false);
  const around = useSurroundings(shown);
  const reading = useMemo(() => readForm(form, answers, facts), [form, answers, facts]);
  const place = placeOf(answers, form.placeQuestion);
  const begin = async (reason: string) => {
    await notebook.keepAmending(id, reason);
    setAsking(false);
    navigate(paths.observation(id));
  };
  const isWithdrawn = stateOf(open.observation) === 'withdrawn';
  return (
    <ObserverScreen
      title={read(form.title)}
      subtitle={<JourneyWords open={open} />}
      back={{ href: paths.day, label: t('day.back') }}
      incident={form.kind === 'incident' ? 'this-is-one' : { observation: id, place }}
    >
      <p>
        {stateWords(open.observation, text).map((words) => (
          <Fragment key={words}>
            <Badge>{words}</Badge>{' '}
          </Fragment>
        ))}
      </p>
      {changedAfterCompletion(open.observation) && <Notice title={t('state.changed')}>{t('amend.changed')}</Notice>}
      {place && <PlaceWords place={place} around={around} />}
      {form.sections.map((section) => (
        <AnswerLines
          key={section.code}
          title={read(section.title)}
          questions={section.questions.filter((question) => isAsked(reading.standings.get(question.id)))}
          reading={reading}
          around={around}
        />
      ))}
      <PhotosProvider shown={shown}>
        <AllPhotos />
      </PhotosProvider>
      <RowLink href={paths.history(id)} title={t('history.title')} />
      {!isWithdrawn && (
        <Button wide disabled={isActing} onClick={() => setAsking(true)}>
          {t('amend.button')}
        </Button>
      )}
      <ActFailure words={failure} />
      {!isWithdrawn && <WithdrawButton id={id} />}
      {isAsking && (
        <ReasonDialog
          title={t('amend.title')}
          explained={t('amend.explained')}
          confirm={t('amend.begin')}
          onReason={(reason) => act(() => begin(reason))}
          onClose={() => setAsking(false)}
        />
      )}
    </ObserverScreen>
  );
}
