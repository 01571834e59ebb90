import { lazy, type ReactNode, useCallback, useEffect } from 'react';
import { Enrol } from './Enrol.tsx';
import { FirstPull } from './FirstPull.tsx';
import { type Phone, PhoneProvider, usePhone } from './phone.tsx';
import { useKept } from './use-kept.ts';
import { useWatched } from './use-watched.ts';

const loadEnrolled = () => import('./EnrolledScreens.tsx');
const EnrolledScreens = lazy(async () => ({ default: (await loadEnrolled()).EnrolledScreens }));

/** `notices`: of the app itself (install, update), shown where no question is. */
type Props = { phone: Phone; notices: ReactNode };

/** Every screen of an observer. What only an enrolled phone needs is loaded once the first screen stands. */
export const Observer = ({ phone, notices }: Props) => (
  <PhoneProvider phone={phone}>
    <Screens notices={notices} />
  </PhoneProvider>
);

function Screens({ notices }: Pick<Props, 'notices'>) {
  const { notebook } = usePhone();
  const read = useCallback(
    async () => ({ enrolment: await notebook.enrolment(), reference: await notebook.reference() }),
    [notebook],
  );
  const { content } = useWatched(read);
  const enrolment = useKept(content?.enrolment);
  const reference = useKept(content?.reference);
  const isKnown = content !== undefined;
  useEffect(() => {
    if (isKnown) void loadEnrolled();
  }, [isKnown]);
  if (!isKnown) return null;
  if (!enrolment) return <Enrol notices={notices} />;
  if (!reference) return <FirstPull />;
  return <EnrolledScreens enrolment={enrolment} reference={reference} notices={notices} />;
}
