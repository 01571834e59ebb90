import type { Id, QuestionId } from '#model/ids.ts';

/** `form` travels along while an observation has no answer that could name its form. */
const withForm = (path: string, form: string | null): string =>
  form === null ? path : `${path}?form=${encodeURIComponent(form)}`;

export const paths = {
  day: '/',
  ledger: '/ledger',
  settings: '/settings',
  enrolAgain: '/enrol-again',
  protect: '/protect',
  start: (form: string) => `/start/${encodeURIComponent(form)}`,
  observation: (id: Id, form: string | null = null) => withForm(`/observation/${id}`, form),
  section: (at: { id: Id; section: string; question?: QuestionId | undefined; form?: string | null }) =>
    withForm(
      `/observation/${at.id}/section/${encodeURIComponent(at.section)}${at.question ? `/${at.question}` : ''}`,
      at.form ?? null,
    ),
  place: (id: Id, question: QuestionId, form: string | null = null) =>
    withForm(`/observation/${id}/place/${question}`, form),
  review: (id: Id) => `/observation/${id}/review`,
  move: (id: Id) => `/observation/${id}/move`,
  history: (id: Id) => `/observation/${id}/history`,
};
