import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Lock } from '#device/lock.ts';
import type { MadeOutboxFile, Notebook, Picture } from '#device/notebook.ts';
import type { Id, Instant } from '#model/ids.ts';
import type { PhotoPolicy } from '#model/photos/policy.ts';
import type { Protection } from '#model/protection.ts';
import type { Enrolled } from '#sync/enrol.ts';
import type { Invitation } from '#sync/invitation.ts';
import type { Loop } from '#sync/loop.ts';

/** What the observer's screens are given: this phone's memory, its clock, and the journey to headquarters. */
export type Phone = {
  notebook: Notebook;
  now: () => Instant;
  /** Asks first what the mission protects phones by. */
  enrol: (invitation: Invitation) => Promise<Enrolled | ToProtect>;
  /** For a phone that is enrolled, and that the server does not know any more. */
  enrolAgain: (invitation: Invitation) => Promise<Enrolled>;
  /** Gives a file out of the app: share sheet, or download. */
  handOver: (file: MadeOutboxFile) => Promise<void>;
  /** Asks to be the window that writes on this observation; `told` hears now, and whenever it changes. */
  holdPen: (observation: Id, told: (isHere: boolean) => void) => Pen;
  /** Calls back when a newer version of the app has taken over this phone's memory: nothing is written any more. */
  onSuperseded: (run: () => void) => void;
  /** A photo of the camera, made smaller, with nothing left in it but the picture. Throws when it is no picture. */
  shrinkPhoto: (original: ArrayBuffer, keeping: Pick<PhotoPolicy, 'keepTime' | 'keepPosition'>) => Promise<Picture>;
  lock: PhoneLock;
  hiding: Hiding;
  /** Destroys the key and everything else, and leaves the app. */
  wipe: () => Promise<void>;
  journey: Pick<Loop, 'status' | 'subscribe' | 'sendNow'>;
  /** Call when a question comes on screen; returns what to call when it leaves. No update is taken meanwhile. */
  showQuestion: () => () => void;
  lastingStorage: LastingStorage;
};

/** `not-said` by browsers that know of no such promise. Undefined until it is known. */
export type Persisted = 'promised' | 'not-promised' | 'not-said' | undefined;

/** Whether the browser has promised to keep what is stored here. */
export type LastingStorage = {
  persisted: () => Persisted;
  subscribe: (run: () => void) => () => void;
  /** Asks for the promise. Resolves when there is an answer; some browsers never give one. */
  ask: () => Promise<void>;
};

/** A neutral page over everything. */
export type Hiding = {
  isHidden: () => boolean;
  subscribe: (run: () => void) => () => void;
  hide: () => void;
  show: () => void;
};

/** `lockAll`: every tab. */
export type PhoneLock = Lock & { lockAll: () => void };

/** Nothing was asked of the server yet: first a passphrase, then once more. */
export type ToProtect = { outcome: 'to-protect'; protection: Protection };

export type Pen = { /** Away from the other window. */ take: () => void; layDown: () => void };

const PhoneContext = createContext<Phone | undefined>(undefined);

export const PhoneProvider = ({ phone, children }: { phone: Phone; children: ReactNode }) => (
  <PhoneContext value={phone}>{children}</PhoneContext>
);

export function usePhone(): Phone {
  const phone = useContext(PhoneContext);
  if (!phone) throw new Error('No phone is given above this component');
  return phone;
}

export function usePersisted(): Persisted {
  const { lastingStorage } = usePhone();
  return useSyncExternalStore(lastingStorage.subscribe, lastingStorage.persisted);
}
