/** Held together by every tab that shows a question: an update waits until none does. */
const LOCK = 'daybook-question';

export type QuestionShown = {
  /** Call when a question comes on screen; returns what to call when it leaves. */
  show(): () => void;
  /** Whether some tab shows a question. */
  isAny(): Promise<boolean>;
};

/** Without Web Locks only this tab is known. */
export function questionsShownIn(locks: LockManager | undefined): QuestionShown {
  let here = 0;
  return {
    show() {
      here += 1;
      let leave = () => {};
      const left = new Promise<void>((resolve) => {
        leave = resolve;
      });
      void locks?.request(LOCK, { mode: 'shared' }, () => left);
      return () => {
        here -= 1;
        leave();
      };
    },
    async isAny() {
      if (!locks) return here > 0;
      const { held = [] } = await locks.query();
      return held.some(({ name }) => name === LOCK);
    },
  };
}
