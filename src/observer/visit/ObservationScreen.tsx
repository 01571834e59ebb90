import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { placeOf } from '#model/answers.ts';
import { coreProgress, readForm } from '#model/relevance.ts';
import { NewerFormNotice } from '#observer/move/NewerFormNotice.tsx';
import { ObserverScreen } from '#observer/ObserverScreen.tsx';
import { paths } from '#observer/paths.ts';
import { PhotosProvider } from '#observer/photos/photos-context.tsx';
import { VisitPhotos } from '#observer/photos/VisitPhotos.tsx';
import { AmendmentNotice } from '#observer/review/AmendmentNotice.tsx';
import { WithdrawButton } from '#observer/review/WithdrawButton.tsx';
import { useSettings } from '#observer/settings.tsx';
import { TwinNotice } from '#observer/TwinNotice.tsx';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { useSurroundings } from '#observer/use-surroundings.ts';
import { PlaceWords } from '#questions/PlaceWords.tsx';
import { Button } from '#ui/Button.tsx';
import { RowLink } from '#ui/RowLink.tsx';
import { nextUnanswered, sectionProgress } from './asking.ts';
import styles from './ObservationScreen.module.css';
import { VisitTools } from './VisitTools.tsx';

/** One observation being filled: where, what is left, section by section. */
export function ObservationScreen({ shown }: { shown: ShownObservation }) {
  const { id, form, open, answers, facts } = shown;
  const { t, read } = useObserverText();
  const { settings } = useSettings();
  const [, navigate] = useLocation();
  const around = useSurroundings(shown);
  const reading = useMemo(() => readForm(form, answers, facts), [form, answers, facts]);
  const place = placeOf(answers, form.placeQuestion);
  const { left } = coreProgress(reading);
  const sections = form.sections
    .map((section) => ({ section, progress: sectionProgress(section, reading, settings.shortMode) }))
    .filter(({ progress }) => progress.asked > 0);
  const next = nextUnanswered(reading, settings.shortMode, open?.leftAt ?? undefined);
  const go = () =>
    navigate(
      next
        ? paths.section({ id, section: next.section.code, question: next.question.id, form: form.id })
        : paths.review(id),
    );
  return (
    <ObserverScreen
      title={read(form.title)}
      subtitle={left.length > 0 ? t('progress.core-left', { count: left.length }) : t('progress.core-done')}
      back={{ href: paths.day, label: t('day.back') }}
      incident={form.kind === 'incident' ? 'this-is-one' : { observation: id, place }}
      bar={
        <Button look="main" wide onClick={go}>
          {next ? t('progress.next') : t('review.open')}
        </Button>
      }
    >
      <AmendmentNotice shown={shown} />
      <TwinNotice open={open} />
      <NewerFormNotice shown={shown} />
      {place && <PlaceWords place={place} around={around} />}
      <VisitTools />
      <nav aria-label={t('section.all')} className={styles.list}>
        {sections.map(({ section, progress }) => (
          <RowLink
            key={section.code}
            href={paths.section({ id, section: section.code, form: form.id })}
            title={read(section.title)}
            aside={progress.left > 0 ? t('progress.left', { count: progress.left }) : t('progress.done')}
          />
        ))}
        {open && <RowLink href={paths.review(id)} title={t('review.open')} />}
        {open && <RowLink href={paths.history(id)} title={t('history.title')} />}
      </nav>
      <PhotosProvider shown={shown}>
        <VisitPhotos />
      </PhotosProvider>
      {open && <WithdrawButton id={id} />}
    </ObserverScreen>
  );
}
