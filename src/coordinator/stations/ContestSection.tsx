import { useState } from 'react';
import type { Contest } from '#model/contest.ts';
import { reachOf } from '#model/roles.ts';
import { Button } from '#ui/Button.tsx';
import controls from '../controls/controls.module.css';
import table from '../controls/table.module.css';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';
import { ContestEditor } from './ContestEditor.tsx';

type Props = { contests: readonly Contest[]; version: number | null; again: () => void };

export function ContestSection({ contests, version, again }: Props) {
  const { say } = useWords();
  const { role } = useSession().session.person;
  const [editing, setEditing] = useState(false);
  return (
    <section className={controls.stack}>
      <h2 className={controls.heading}>{say('contests.title')}</h2>
      {editing ? (
        <ContestEditor contests={contests} version={version} onDone={() => setEditing(false)} again={again} />
      ) : (
        <>
          {contests.length === 0 ? <p>{say('contests.none')}</p> : <ContestTable contests={contests} />}
          {reachOf(role, 'publish-frame') && (
            <div>
              <Button onClick={() => setEditing(true)}>{say('contests.edit')}</Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function ContestTable({ contests }: { contests: readonly Contest[] }) {
  const { say, sayCode, label } = useWords();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.cards}`}>
        <tbody>
          {contests.map((contest) => (
            <tr key={contest.code}>
              <th scope="row">{label(contest.name)}</th>
              <td data-label={say('contests.code')}>{contest.code}</td>
              <td data-label={say('contests.kind')}>{sayCode('contests.kind', contest.kind)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
