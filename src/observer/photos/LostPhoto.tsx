import { useEffect, useRef } from 'react';
import type { QuestionId } from '#model/ids.ts';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useSession } from '#observer/session.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { sectionOf } from '#observer/visit/asking.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { RowLink } from '#ui/RowLink.tsx';
import { useObservationPhotos } from './photos-context.tsx';
import { useLostCamera } from './use-lost-camera.ts';

/** At the question the camera was opened from, when the phone closed the app behind it. */
export function LostPhoto({ question }: { question: QuestionId | null }) {
  const { lostAt } = useObservationPhotos();
  return lostAt === question ? <LostNotice /> : null;
}

/** On the first screen: leads to that question. */
export function LostPhotoOfDay() {
  const { t } = useObserverText();
  const { forms } = useSession();
  const lost = useLostCamera();
  if (!lost) return null;
  const { observation: id, form: formId, question } = lost;
  const form = forms?.find((each) => each.id === formId);
  const section = form && question ? sectionOf(form, question) : undefined;
  const href =
    section && question
      ? paths.section({ id, section: section.code, question, form: formId })
      : paths.observation(id, formId);
  return (
    <>
      <LostNotice />
      <RowLink href={href} title={t('photo.lost-open')} />
    </>
  );
}

/** Comes into view by itself: the question it is about may fill the screen. */
function LostNotice() {
  const { t } = useObserverText();
  const { notebook } = usePhone();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div ref={place}>
      <Notice
        urgent
        title={t('photo.lost-title')}
        action={<Button onClick={() => void notebook.forgetCamera()}>{t('bar.dismiss')}</Button>}
      >
        <p>{t('photo.lost')}</p>
      </Notice>
    </div>
  );
}
