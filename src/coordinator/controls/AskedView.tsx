import type { ReactNode } from 'react';
import type { Asked } from '../use-asked.ts';
import { useWords } from '../words.tsx';
import { FailureNote } from './FailureNote.tsx';

/** Loading, failed, or the value: the three faces of everything that comes from the server. */
export function AskedView<Value>({ asked, children }: { asked: Asked<Value>; children: (value: Value) => ReactNode }) {
  const { say } = useWords();
  if (asked.state === 'asking') return <p role="status">{say('common.loading')}</p>;
  if (asked.state === 'failed') return <FailureNote failure={asked.failure} again={asked.again} />;
  return children(asked.value);
}
