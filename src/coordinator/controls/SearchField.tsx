import { useEffect, useRef, useState } from 'react';
import { Field } from '#ui/Field.tsx';

const PAUSE_MS = 300;

type Props = { label: string; placeholder?: string; value: string; onSearch: (text: string) => void };

/** Searches when typing pauses. What is being typed is never replaced from outside. */
export function SearchField({ label, placeholder, value, onSearch }: Props) {
  const [typed, setTyped] = useState<string>();
  const latest = useRef(onSearch);
  latest.current = onSearch;
  useEffect(() => {
    if (typed === undefined) return;
    const pause = setTimeout(() => {
      latest.current(typed.trim());
      setTyped(undefined);
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);
  return (
    <Field label={label} error={undefined}>
      {(field) => (
        <input
          {...field}
          type="search"
          placeholder={placeholder}
          value={typed ?? value}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
    </Field>
  );
}
