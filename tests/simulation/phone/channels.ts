import type { Channel } from '#device/changes.ts';
import type { Chance } from '../chance.ts';
import type { Timeline } from '../timeline.ts';

/** The BroadcastChannel between the tabs of one phone: messages arrive later, in order. */
export function channelsOf(timeline: Timeline, chance: Chance) {
  type Member = { hear: (data: unknown) => void; isOpen: () => boolean };
  const members = new Set<Member>();

  return {
    /** @param whenAwake holds back what arrives while the tab sleeps */
    join(isAlive: () => boolean, whenAwake: (run: () => void) => void = (run) => run()): Channel {
      const listeners = new Set<(event: { data: unknown }) => void>();
      let open = true;
      const member: Member = {
        isOpen: () => open && isAlive(),
        hear: (data) =>
          whenAwake(() => {
            for (const listener of listeners) listener({ data });
          }),
      };
      members.add(member);
      return {
        postMessage(message) {
          for (const each of members)
            if (each !== member)
              timeline.after(chance.between(0, 20), () => {
                if (each.isOpen()) each.hear(message);
              });
        },
        addEventListener: (_, listener) => void listeners.add(listener),
        close() {
          open = false;
          members.delete(member);
        },
      };
    },
  };
}
