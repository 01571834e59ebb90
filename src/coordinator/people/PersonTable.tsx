import type { People } from '#model/desk/people.ts';
import type { Person } from '#model/mission.ts';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import table from '../controls/table.module.css';
import { changePerson } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useFormats } from '../use-formats.ts';
import { useWords } from '../words.tsx';

type Props = {
  known: People;
  chosen: ReadonlySet<string>;
  choose: (id: string, on: boolean) => void;
  again: () => void;
};

export function PersonTable({ known, chosen, choose, again }: Props) {
  const { say, sayCode } = useWords();
  const { count } = useFormats();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.cards}`}>
        <thead>
          <tr>
            <th scope="col">{say('people.name')}</th>
            <th scope="col">{say('people.role')}</th>
            <th scope="col">{say('people.team')}</th>
            <th scope="col" className={table.figure}>
              {say('people.devices')}
            </th>
          </tr>
        </thead>
        <tbody>
          {known.people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <label className={controls.check}>
                  <input
                    type="checkbox"
                    checked={chosen.has(person.id)}
                    onChange={(event) => choose(person.id, event.target.checked)}
                    aria-label={say('people.choose', { name: person.name })}
                  />
                  <span>{person.name}</span>
                </label>
              </th>
              <td data-label={say('people.role')}>{sayCode('role', person.role)}</td>
              <td data-label={say('people.team')}>
                <TeamSelect person={person} known={known} again={again} />
              </td>
              <td data-label={say('people.devices')} className={table.figure}>
                {count(known.devices.filter((device) => device.person === person.id).length)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A person is in one team at most: joining one leaves the other. */
function TeamSelect({ person, known, again }: { person: Person } & Pick<Props, 'known' | 'again'>) {
  const { say } = useWords();
  const current = known.teams.find(({ members }) => members.includes(person.id));
  const { run, busy, failure } = useDeed(changePerson, again);
  return (
    <>
      <select
        className={controls.input}
        aria-label={say('people.teamOf', { name: person.name })}
        value={current?.id ?? ''}
        disabled={busy}
        onChange={(event) => void run(person.id, { team: event.target.value || null })}
      >
        <option value="">{say('people.noTeam')}</option>
        {known.teams.map((team) => (
          <option key={team.id} value={team.id}>
            {team.code}
          </option>
        ))}
      </select>
      <FailureNote failure={failure} />
    </>
  );
}
