import { useCallback } from 'react';
import type { OpenObservation } from '#device/notebook.ts';
import { timeText } from '#messages/dates.ts';
import { writtenBetween } from '#model/observation/fold.ts';
import { Notice } from '#ui/Notice.tsx';
import { RowLink } from '#ui/RowLink.tsx';
import { paths } from './paths.ts';
import { usePhone } from './phone.tsx';
import { useSession } from './session.tsx';
import { useObserverText } from './use-observer-text.ts';
import { useWatched } from './use-watched.ts';

/** Leads to the observations that are, or may be, the same visit. */
export function TwinNotice({ open }: { open: OpenObservation | undefined }) {
  const { t } = useObserverText();
  if (!open || open.twins.length === 0) return null;
  const isJoined = open.twins.some(({ standing }) => standing === 'same');
  return (
    <Notice>
      <p>{t(isJoined ? 'twins.joined' : 'twins.explained')}</p>
      {open.twins.map((twin) => (
        <TwinLink key={twin.id} twin={twin} />
      ))}
    </Notice>
  );
}

function TwinLink({ twin: { id, standing } }: { twin: OpenObservation['twins'][number] }) {
  const { t, language } = useObserverText();
  const { notebook } = usePhone();
  const { people, mission } = useSession().reference;
  const { content: other } = useWatched(useCallback(() => notebook.observation(id), [notebook, id]));
  if (!other) return null;
  const authors = new Set([...other.observation.revisions.values()].map(({ person }) => person));
  const names = people.filter((person) => authors.has(person.id)).map(({ name }) => name);
  const at = timeText(writtenBetween(other.observation).first, { timeZone: mission.timeZone, language });
  return <RowLink href={paths.observation(id)} title={t(`twins.${standing}`)} detail={[at, ...names].join(' · ')} />;
}
