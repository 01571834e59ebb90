import type { Form } from '#model/form.ts';
import { useSession } from '#observer/session.tsx';

/** The version in use of this form, when it is newer and its words are on this phone. */
export function useNewerForm({ form }: { form: Form }): Form | undefined {
  const { forms } = useSession();
  return forms?.find(({ id, version }) => id === form.id && version > form.version);
}
