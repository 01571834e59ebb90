import { createContext, type ReactNode, useContext } from 'react';
import type { Notebook } from '#device/notebook.ts';
import type { Instant } from '#model/ids.ts';
import type { Enrolled } from '#sync/enrol.ts';
import type { Invitation } from '#sync/invitation.ts';
import type { Loop } from '#sync/loop.ts';

/** What the observer's screens are given: this phone's memory, its clock, and the journey to headquarters. */
export type Phone = {
  notebook: Notebook;
  now: () => Instant;
  enrol: (invitation: Invitation) => Promise<Enrolled>;
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
