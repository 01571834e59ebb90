import { addAccount } from '#server/desk/accounts.ts';
import { startSession } from '#server/desk/sessions.ts';
import type { Server } from '#server/server.ts';
import type { Inhabited } from '../server/world.ts';

/** The cookie of a coordinator who signed in so long ago. */
export async function signedIn({ db, random }: Server, { mission }: Inhabited, agoMs = 0): Promise<string> {
  const clock = () => Date.now() - agoMs;
  const account = { name: 'Aigul', login: 'aigul', role: 'owner' as const, passwordHash: '' };
  const { id } = await addAccount(db, { mission: mission.id, id: random.id(), account, clock });
  return `daybook-desk=${await startSession(db, { person: id, clock, random })}`;
}
