import { useRegisterSW } from 'virtual:pwa-register/react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { type ShownLanguage, TextProvider } from '#messages/text.tsx';
import { Enrol } from '#observer/enrol/Enrol.tsx';
import { invitationIn } from '#sync/invitation.ts';
import { FaultBoundary } from './FaultBoundary.tsx';
import { Notices } from './Notices.tsx';
import { openedPhone, type PhoneMemory, usePhoneMemory } from './use-phone-memory.ts';
import { useSpoken } from './use-spoken.ts';

const loadObserver = async () => ({ default: (await import('#observer/Observer.tsx')).Observer });
const Observer = lazy(loadObserver);

/** The first screen stands before this phone's memory is open; everything else waits for it. */
export function ObserverApp() {
  const [screenStands, setScreenStands] = useState(false);
  const memory = usePhoneMemory(screenStands);
  const isNew = memory.isEnrolled === false;
  // beside opening the memory, not after it
  useEffect(() => {
    if (!isNew) void loadObserver();
  }, [isNew]);
  const { spoken, speak } = useSpoken(memory.phone);
  const isSpeaking = spoken !== undefined;
  useEffect(() => setScreenStands(isSpeaking), [isSpeaking]);
  if (!spoken) return null;
  return (
    <TextProvider {...spoken}>
      <FaultBoundary failure={memory.failure}>
        <Screens memory={memory} onLanguage={speak} />
      </FaultBoundary>
    </TextProvider>
  );
}

type Props = { memory: PhoneMemory; onLanguage: (language: ShownLanguage) => void };

function Screens({ memory: { phone, isEnrolled }, onLanguage }: Props) {
  const [invitation] = useState(() => invitationIn(window.location.hash));
  const { needRefresh, updateServiceWorker } = useRegisterSW();
  const [isUpdateReady, setUpdateReady] = needRefresh;
  const update = isUpdateReady ? { take: () => updateServiceWorker(), later: () => setUpdateReady(false) } : undefined;
  const notices = <Notices update={update} flush={async () => phone?.notebook.mint()} />;
  if (isEnrolled === false)
    return (
      <Enrol
        invitation={invitation}
        enrol={async (given) => (await openedPhone()).enrol(given)}
        onLanguage={onLanguage}
        notices={notices}
      />
    );
  return (
    <Suspense>{phone && isEnrolled && <Observer phone={phone} onLanguage={onLanguage} notices={notices} />}</Suspense>
  );
}
