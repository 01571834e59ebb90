import { useEffect, useState } from 'react';
import type { Phone } from '#observer/phone.tsx';

/** `isEnrolled` is undefined while only the opened memory can tell. */
export type PhoneMemory = { phone: Phone | undefined; isEnrolled: boolean | undefined; failure: unknown };

/** Says without opening anything that this phone was enrolled once. Never that it was not: the notebook decides. */
const ONCE_ENROLLED = 'daybook-once-enrolled';

let opened: Promise<Phone> | undefined;

/** Once in this tab, however often it is asked for. */
export function openedPhone(): Promise<Phone> {
  opened ??= import('./open-phone.ts').then(({ openPhone }) => openPhone(window));
  return opened;
}

/** @param screenStands on a weak network nothing competes with the first screen of a phone that is new */
export function usePhoneMemory(screenStands: boolean): PhoneMemory {
  const [memory, setMemory] = useState<PhoneMemory>(() => ({
    phone: undefined,
    isEnrolled: onceEnrolled() ? undefined : false,
    failure: undefined,
  }));
  const mayOpen = screenStands || memory.isEnrolled === undefined;
  useEffect(() => {
    if (!mayOpen) return;
    let stop: (() => void) | undefined;
    let isCurrent = true;
    const look = async (phone: Phone) => {
      const isEnrolled = (await phone.notebook.enrolment()) !== undefined;
      if (isEnrolled) rememberEnrolled();
      if (isCurrent) setMemory({ phone, isEnrolled, failure: undefined });
      return isEnrolled;
    };
    const open = async () => {
      const phone = await openedPhone();
      phone.onSuperseded(() => {
        const failure = new DOMException('A newer version took over in another window', 'VersionError');
        if (isCurrent) setMemory({ phone: undefined, isEnrolled: undefined, failure });
      });
      if ((await look(phone)) || !isCurrent) return;
      stop = phone.notebook.watch(() => void look(phone).then((isEnrolled) => isEnrolled && stop?.()));
    };
    open().catch((failure: unknown) => setMemory({ phone: undefined, isEnrolled: undefined, failure }));
    return () => {
      isCurrent = false;
      stop?.();
    };
  }, [mayOpen]);
  return memory;
}

function rememberEnrolled(): void {
  try {
    localStorage.setItem(ONCE_ENROLLED, 'yes');
  } catch {
    // forbidden or full: the next start looks into the memory first
  }
}

function onceEnrolled(): boolean {
  try {
    return localStorage.getItem(ONCE_ENROLLED) !== null;
  } catch {
    return false; // storage forbidden: opening the memory will say so
  }
}
