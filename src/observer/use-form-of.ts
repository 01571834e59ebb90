import { useCallback, useEffect, useState } from 'react';
import type { Form } from '#model/form.ts';
import type { Observation } from '#model/observation/fold.ts';
import { usePhone } from './phone.tsx';
import { useSession } from './session.tsx';

/** Forms in use are at hand; an older version is read when an observation was filled on it. */
export function useFormOf({ form: id, formVersion }: Pick<Observation, 'form' | 'formVersion'>): Form | undefined {
  const { notebook } = usePhone();
  const { forms } = useSession();
  const inUse = forms?.find((form) => form.id === id && form.version === formVersion);
  const [older, setOlder] = useState<Form>();
  const isOlder = forms !== undefined && inUse === undefined;
  const read = useCallback(() => notebook.form(id, formVersion), [notebook, id, formVersion]);
  useEffect(() => {
    if (isOlder) void read().then(setOlder);
  }, [isOlder, read]);
  return inUse ?? older;
}
