import { type ReactNode, useCallback, useState } from 'react';
import { ProtectionAsked } from '#observer/lock/ProtectionAsked.tsx';
import { ObserverScreen } from '#observer/ObserverScreen.tsx';
import { paths } from '#observer/paths.ts';
import { usePersisted, usePhone } from '#observer/phone.tsx';
import { LostPhotoOfDay } from '#observer/photos/LostPhoto.tsx';
import { useSession } from '#observer/session.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { useWatched } from '#observer/use-watched.ts';
import { Button } from '#ui/Button.tsx';
import { RowLink } from '#ui/RowLink.tsx';
import styles from './Day.module.css';
import { DayLine } from './DayLine.tsx';
import { SyncLine } from './SyncLine.tsx';

/** As many as a day brings; more are shown on request. */
const AT_FIRST = 50;

/** Home: what to start, what is open, and how far everything has travelled. */
export function Day({ notices }: { notices: ReactNode }) {
  const { notebook } = usePhone();
  const { reference, enrolment, forms } = useSession();
  const { t, read } = useObserverText();
  const { content: observations } = useWatched(useCallback(() => notebook.observations(), [notebook]));
  const [most, setMost] = useState(AT_FIRST);
  const { mission, team, people } = reference;
  const persisted = usePersisted();
  const storageWords = persisted && t(persisted === 'not-promised' ? 'storage.no-promise' : `storage.${persisted}`);
  const me = people.find(({ id }) => id === enrolment.person)?.name;
  return (
    <ObserverScreen
      title={mission.name}
      subtitle={[t('day.team', { code: team.code }), me].filter(Boolean).join(' · ')}
    >
      {notices}
      <ProtectionAsked />
      <LostPhotoOfDay />
      {mission.synthetic && <p>{t('day.synthetic-explained')}</p>}
      <section className={styles.start}>
        <h2 className={styles.title}>{t('day.start')}</h2>
        {forms
          ?.filter(({ kind }) => kind === 'visit')
          .map((form) => (
            <RowLink key={form.id} href={paths.start(form.id)} title={read(form.title)} />
          ))}
      </section>
      <section>
        <h2 className={styles.title}>{t('day.observations')}</h2>
        {observations?.length === 0 && <p className={styles.soft}>{t('day.nothing-yet')}</p>}
        <ul>
          {observations?.slice(0, most).map((open) => (
            <li key={open.observation.id}>
              <DayLine open={open} />
            </li>
          ))}
        </ul>
        {observations && observations.length > most && (
          <Button wide onClick={() => setMost(most + AT_FIRST)}>
            {t('day.more', { count: observations.length - most })}
          </Button>
        )}
      </section>
      <SyncLine />
      <nav aria-label={t('settings.title')}>
        <RowLink href={paths.settings} title={t('settings.title')} detail={storageWords} />
      </nav>
    </ObserverScreen>
  );
}
