import { useEffect, useRef, useState } from 'react';
import { Field } from '#ui/Field.tsx';

const PAUSE_MS = 300;

type Props = { label: string; placeholder?: string; value: string; onSearch: (text: string) => void };

/** Searches when typing pauses. What is being typed is never replaced from outside. */
export function SearchField({ label, placeholder, value, onSearch }: Props) {
  const [typed, setTyped] = useState<string>();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => onSearch(text.trim()), PAUSE_MS);
  };
  return (
    <Field label={label} error={undefined}>
      {(field) => (
        <input
          {...field}
          type="search"
          placeholder={placeholder}
          value={typed ?? value}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </Field>
  );
}
