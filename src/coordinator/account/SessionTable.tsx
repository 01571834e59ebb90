import type { Account } from '#model/desk/account.ts';
import { Button } from '#ui/Button.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import table from '../controls/table.module.css';
import { endSession } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useFormats } from '../use-formats.ts';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';

type Props = { account: Account; again: () => void };

export function SessionTable({ account, again }: Props) {
  const { say } = useWords();
  return (
    <section className={controls.stack}>
      <h2 className={controls.heading}>{say('sessions.title')}</h2>
      <p className={controls.soft}>{say('sessions.explained')}</p>
      <div className={table.scroll}>
        <table className={`${table.table} ${table.cards}`}>
          <thead>
            <tr>
              <th scope="col">{say('sessions.device')}</th>
              <th scope="col">{say('sessions.since')}</th>
              <th scope="col">{say('sessions.lastSeen')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {account.sessions.map((session) => (
              <SessionLine key={session.id} session={session} again={again} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function SessionLine({ session, again }: { session: Account['sessions'][number]; again: () => void }) {
  const { say } = useWords();
  const { dateTime } = useFormats();
  const { timeZone } = useSession().session.mission;
  const { run, busy, failure } = useDeed(endSession, again);
  return (
    <tr>
      <th scope="row">{session.device || say('sessions.unknown')}</th>
      <td data-label={say('sessions.since')}>{dateTime(session.startedAt, timeZone)}</td>
      <td data-label={say('sessions.lastSeen')}>{dateTime(session.lastSeenAt, timeZone)}</td>
      <td>
        {session.isThis ? (
          say('sessions.this')
        ) : (
          <Button disabled={busy} onClick={() => void run(session.id)}>
            {say('sessions.end')}
          </Button>
        )}
        <FailureNote failure={failure} />
      </td>
    </tr>
  );
}
