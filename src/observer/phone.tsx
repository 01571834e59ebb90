import { createContext, type ReactNode, useContext } from 'react';
import type { Notebook, Picture } from '#device/notebook.ts';
import type { Instant } from '#model/ids.ts';
import type { PhotoPolicy } from '#model/photos/policy.ts';
import type { Enrolled, Invitation } from '#sync/enrol.ts';
import type { Loop } from '#sync/loop.ts';

/** What the observer's screens are given: this phone's memory, its clock, and the journey to headquarters. */
export type Phone = {
  notebook: Notebook;
  now: () => Instant;
  enrol: (invitation: Invitation) => Promise<Enrolled>;
  /** A photo of the camera, made smaller, with nothing left in it but the picture. Throws when it is no picture. */
  shrinkPhoto: (original: ArrayBuffer, keeping: Pick<PhotoPolicy, 'keepTime' | 'keepPosition'>) => Promise<Picture>;
  journey: Pick<Loop, 'status' | 'subscribe' | 'sendNow'>;
  /** Call when a question comes on screen; returns what to call when it leaves. No update is taken meanwhile. */
  showQuestion: () => () => void;
};

const PhoneContext = createContext<Phone | undefined>(undefined);

export const PhoneProvider = ({ phone, children }: { phone: Phone; children: ReactNode }) => (
  <PhoneContext value={phone}>{children}</PhoneContext>
);

export function usePhone(): Phone {
  const phone = useContext(PhoneContext);
  if (!phone) throw new Error('No phone is given above this component');
  return phone;
}
