import { useRegisterSW } from 'virtual:pwa-register/react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { TextProvider } from '#messages/text.tsx';
import { Enrol } from '#observer/Enrol.tsx';
import type { Invitation } from '#sync/enrol.ts';
import { FaultBoundary } from './FaultBoundary.tsx';
import { Notices } from './Notices.tsx';
import { openedPhone, usePhoneMemory } from './use-phone-memory.ts';
import { useSpoken } from './use-spoken.ts';

const Observer = lazy(async () => ({ default: (await import('#observer/Observer.tsx')).Observer }));

/** The first screen stands before this phone's memory is open; everything else waits for it. */
export function ObserverApp() {
  const memory = usePhoneMemory();
  const { phone, isEnrolled, failure } = memory;
  const { spoken, speak } = useSpoken(phone);
  const invitation = useInvitation();
  const { needRefresh, updateServiceWorker } = useRegisterSW();
  const [isUpdateReady, setUpdateReady] = needRefresh;
  if (!spoken) return null;
  const update = isUpdateReady ? { take: () => updateServiceWorker(), later: () => setUpdateReady(false) } : undefined;
  const notices = <Notices update={update} flush={async () => phone?.notebook.mint()} />;
  return (
    <TextProvider {...spoken}>
      <FaultBoundary failure={failure}>
        {isEnrolled === false && (
          <Enrol
            invitation={invitation}
            enrol={async (given) => (await openedPhone()).enrol(given)}
            onLanguage={speak}
            notices={notices}
          />
        )}
        <Suspense>{phone && isEnrolled && <Observer phone={phone} notices={notices} />}</Suspense>
      </FaultBoundary>
    </TextProvider>
  );
}

/** Read with the code that also sends it; only where the address may hold one. */
function useInvitation(): Invitation | undefined {
  const [invitation, setInvitation] = useState<Invitation>();
  useEffect(() => {
    const { hash } = window.location;
    if (hash === '') return;
    void import('#sync/enrol.ts').then(({ invitationIn }) => setInvitation(invitationIn(hash)));
  }, []);
  return invitation;
}
