import { useCallback, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { ObservationDossier } from '#model/desk/observations.ts';
import { questionsOf } from '#model/form.ts';
import { reachOf } from '#model/roles.ts';
import { Badge } from '#ui/Badge.tsx';
import { Button } from '#ui/Button.tsx';
import { AskedView } from '../controls/AskedView.tsx';
import { askObservation } from '../desk.ts';
import { PlaceName } from '../observations/PlaceName.tsx';
import { PhotoGrid } from '../photos/PhotoGrid.tsx';
import { usePhotosArriving } from '../photos/use-photos-arriving.ts';
import { Page } from '../shell/Page.tsx';
import { useAsked } from '../use-asked.ts';
import { useLive } from '../use-live.tsx';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';
import { Attention } from './Attention.tsx';
import { DossierHead } from './DossierHead.tsx';
import { History } from './History.tsx';
import styles from './ObservationPage.module.css';
import { PlaceCorrectionDialog } from './PlaceCorrectionDialog.tsx';
import { readDossier } from './read-dossier.ts';
import { SectionView } from './SectionView.tsx';
import { DossierContext } from './use-dossier.tsx';

export function ObservationPage({ id }: { id: string }) {
  const { say } = useWords();
  const asked = useAsked(useCallback(() => askObservation(id), [id]));
  const { again } = asked;
  useLive(
    useCallback(
      (changed: string[]) => {
        if (changed.length === 0 || changed.includes(id)) again();
      },
      [id, again],
    ),
  );
  if (asked.state === 'here') return <Dossier dossier={asked.value} again={again} />;
  return (
    <Page title={say('observation.title')} actions={<Link href="/observations">{say('observation.back')}</Link>}>
      <AskedView asked={asked}>{() => null}</AskedView>
    </Page>
  );
}

function Dossier({ dossier, again }: { dossier: ObservationDossier; again: () => void }) {
  const { say } = useWords();
  const { mission, person } = useSession().session;
  const read = useMemo(() => readDossier(dossier, mission), [dossier, mission]);
  const [correcting, setCorrecting] = useState(false);
  const mayCorrect = reachOf(person.role, 'correct-observations');
  usePhotosArriving(dossier.row.photos, again);
  const questions = new Set(questionsOf(dossier.form).map(({ id }) => id));
  // a photo of a question this form does not have is shown all the same
  const ofVisit = read.photos.filter(({ photo }) => photo.question === null || !questions.has(photo.question));
  const close = useCallback(() => setCorrecting(false), []);
  return (
    <DossierContext value={read}>
      <Page
        title={
          <>
            <PlaceName row={dossier.row} /> {dossier.row.synthetic && <Badge>{say('observations.synthetic')}</Badge>}
          </>
        }
        actions={
          <>
            <Link className={styles.back ?? ''} href="/observations">
              {say('observation.back')}
            </Link>
            {mayCorrect && <Button onClick={() => setCorrecting(true)}>{say('correct.open')}</Button>}
          </>
        }
      >
        <DossierHead />
        <div className={styles.columns}>
          <div className={styles.answers}>
            {dossier.form.sections.map((section) => (
              <SectionView key={section.code} section={section} />
            ))}
            {ofVisit.length > 0 && (
              <section>
                <h2>{say('photos.ofVisit')}</h2>
                <PhotoGrid photos={ofVisit} />
              </section>
            )}
          </div>
          <aside className={styles.aside}>
            <Attention />
            <History />
            <p className={styles.zone}>{say('observation.zone', { zone: read.timeZone })}</p>
          </aside>
        </div>
      </Page>
      {correcting && <PlaceCorrectionDialog onClose={close} onCorrected={again} />}
    </DossierContext>
  );
}
