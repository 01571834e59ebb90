import { lazy, Suspense, useEffect, useState } from 'react';
import { type ShownLanguage, TextProvider } from '#messages/text.tsx';
import { Drawbacks } from '#observer/Drawbacks.tsx';
import { type Drawback, refuses } from '#observer/drawback.ts';
import { Enrol } from '#observer/enrol/Enrol.tsx';
import { NeutralPage } from '#observer/lock/NeutralPage.tsx';
import { invitationIn } from '#sync/invitation.ts';
import { FaultBoundary } from './FaultBoundary.tsx';
import { Notices, type Update } from './Notices.tsx';
import { screenStands } from './screen-stands.ts';
import { Updates } from './Updates.tsx';
import { useDrawbacks } from './use-drawbacks.ts';
import { useHidden, useLockState } from './use-lock.ts';
import { openedPhone, type PhoneMemory, usePhoneMemory } from './use-phone-memory.ts';
import { useSpoken } from './use-spoken.ts';

const loadObserver = async () => ({ default: (await import('#observer/Observer.tsx')).Observer });
const Observer = lazy(loadObserver);
const LockScreen = lazy(async () => ({ default: (await import('#observer/lock/LockScreen.tsx')).LockScreen }));

/** The first screen stands before this phone's memory is open; everything else waits for it. */
export function ObserverApp() {
  const [isStanding, setStanding] = useState(false);
  const drawbacks = useDrawbacks();
  const memory = usePhoneMemory(isStanding && !drawbacks.some(refuses));
  const isNew = memory.isEnrolled === false;
  // beside opening the memory, not after it
  useEffect(() => {
    if (!isNew) void loadObserver();
  }, [isNew]);
  const { spoken, speak } = useSpoken(memory.phone);
  const isSpeaking = spoken !== undefined;
  useEffect(() => setStanding(isSpeaking), [isSpeaking]);
  const [update, setUpdate] = useState<Update>();
  const [hasPainted, setPainted] = useState(false);
  useEffect(() => void screenStands(window).then(() => setPainted(true)), []);
  if (!spoken) return null;
  return (
    <TextProvider {...spoken}>
      <FaultBoundary failure={memory.failure} drawbacks={drawbacks}>
        <Screens memory={memory} onLanguage={speak} update={update} drawbacks={drawbacks} />
      </FaultBoundary>
      {hasPainted && <Updates onUpdate={setUpdate} />}
    </TextProvider>
  );
}

type Props = {
  memory: PhoneMemory;
  onLanguage: (language: ShownLanguage) => void;
  update: Update | undefined;
  drawbacks: Drawback[];
};

function Screens({ memory: { phone, isEnrolled }, onLanguage, update, drawbacks }: Props) {
  const [invitation] = useState(() => invitationIn(window.location.hash));
  const lockState = useLockState(phone);
  const isHidden = useHidden(phone);
  const notices = (
    <>
      <Drawbacks drawbacks={drawbacks} />
      <Notices update={update} flush={async () => phone?.notebook.mint()} />
    </>
  );
  if (phone && lockState === 'locked')
    return isHidden ? (
      <NeutralPage onBack={phone.hiding.show} />
    ) : (
      <Suspense>
        <LockScreen phone={phone} />
      </Suspense>
    );
  if (isEnrolled === false)
    return (
      <Enrol
        invitation={invitation}
        enrol={async (given) => (await openedPhone()).enrol(given)}
        lock={async () => (await openedPhone()).lock}
        onLanguage={onLanguage}
        notices={notices}
        isRefused={drawbacks.some(refuses)}
      />
    );
  return (
    <Suspense>
      {isHidden && phone && <NeutralPage onBack={phone.hiding.show} />}
      {!isHidden && phone && lockState === 'closing' && <LockScreen phone={phone} />}
      {phone && isEnrolled && (
        // covered while it closes, not taken away: what it could not write yet is in it
        <div style={{ display: isHidden || lockState === 'closing' ? 'none' : 'contents' }}>
          <Observer phone={phone} onLanguage={onLanguage} notices={notices} />
        </div>
      )}
    </Suspense>
  );
}
