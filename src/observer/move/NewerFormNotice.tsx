import { stateOf } from '#model/observation/fold.ts';
import { paths } from '#observer/paths.ts';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Notice } from '#ui/Notice.tsx';
import { RowLink } from '#ui/RowLink.tsx';
import { useNewerForm } from './use-newer-form.ts';

/** Says that this draft stands on an older form, and leads to where it can be moved. */
export function NewerFormNotice({ shown }: { shown: ShownObservation }) {
  const { t } = useObserverText();
  const newer = useNewerForm(shown);
  const { open } = shown;
  if (!newer || !open || stateOf(open.observation) !== 'draft' || open.observation.members) return null;
  const versions = { version: shown.form.version, newer: newer.version };
  return (
    <Notice>
      <p>{t('move.notice', versions)}</p>
      <RowLink href={paths.move(shown.id)} title={t('move.title', versions)} />
    </Notice>
  );
}
