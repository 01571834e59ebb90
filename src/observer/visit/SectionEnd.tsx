import type { Section } from '#model/form.ts';
import type { FormReading } from '#model/relevance.ts';
import { paths } from '#observer/paths.ts';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { RowLink } from '#ui/RowLink.tsx';
import { shownQuestions } from './asking.ts';

type Props = { shown: ShownObservation; section: Section; reading: FormReading; shortMode: boolean };

/** What follows below the last question. */
export function SectionEnd({ shown, section, reading, shortMode }: Props) {
  const { t, read } = useObserverText();
  const { id, form } = shown;
  const after = form.sections.slice(form.sections.indexOf(section) + 1);
  const next = after.find((candidate) => shownQuestions(candidate, reading, shortMode).length > 0);
  return (
    <nav aria-label={t('section.after')}>
      {next && (
        <RowLink
          href={paths.section({ id, section: next.code, form: form.id })}
          title={read(next.title)}
          detail={t('section.next')}
        />
      )}
      <RowLink href={paths.observation(id, form.id)} title={t('section.all')} />
    </nav>
  );
}
