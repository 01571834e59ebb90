import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { Id, QuestionId } from '#model/ids.ts';
import type { Place } from '#model/place.ts';
import { paths } from './paths.ts';
import { usePhone } from './phone.tsx';
import { useSession } from './session.tsx';
import { useObserverText } from './use-observer-text.ts';

/** What an incident concerns, when it is raised from a visit. */
export type Regarding = { observation: Id; question?: QuestionId; place: Place | undefined };

/** Undefined while the mission has no incident form. */
export function useStartIncident(): ((regarding?: Regarding) => Promise<void>) | undefined {
  const { notebook } = usePhone();
  const { forms } = useSession();
  const { language } = useObserverText();
  const [, navigate] = useLocation();
  const form = forms?.find(({ kind }) => kind === 'incident');
  const start = useCallback(
    async (about?: Regarding) => {
      const [first] = form?.sections ?? [];
      if (!form || !first) return;
      const regarding = about && {
        observation: about.observation,
        ...(about.question ? { question: about.question } : {}),
      };
      const id = await notebook.start({ form: form.id, ...(regarding ? { regarding } : {}) });
      if (about?.place) {
        const value = { answer: { kind: 'place' as const, place: about.place }, language };
        await notebook.answer({ observation: id, question: form.placeQuestion, value, seen: [] });
      }
      navigate(paths.section({ id, section: first.code, form: form.id }));
    },
    [form, notebook, language, navigate],
  );
  return form && start;
}
