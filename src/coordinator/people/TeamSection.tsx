import { useState } from 'react';
import { type Area, areaTree } from '#model/area.ts';
import type { People } from '#model/desk/people.ts';
import type { Team } from '#model/mission.ts';
import { Button } from '#ui/Button.tsx';
import { AreaName } from '../controls/AreaName.tsx';
import controls from '../controls/controls.module.css';
import table from '../controls/table.module.css';
import { useWords } from '../words.tsx';
import { AssignmentsDialog } from './AssignmentsDialog.tsx';
import { TeamDialog } from './TeamDialog.tsx';
import { TeamForm } from './TeamForm.tsx';

type Props = { known: People; areas: readonly Area[]; again: () => void };

export function TeamSection({ known, areas, again }: Props) {
  const { say } = useWords();
  const tree = areaTree(areas);
  const [open, setOpen] = useState<{ team: Team; what: 'team' | 'assignments' }>();
  const close = () => setOpen(undefined);
  const names = (team: Team) =>
    team.members.map((id) => known.people.find((person) => person.id === id)?.name ?? say('person.unnamed'));
  return (
    <section className={controls.stack}>
      <h2 className={controls.heading}>{say('teams.title')}</h2>
      {known.teams.length === 0 ? (
        <p>{say('teams.none')}</p>
      ) : (
        <div className={table.scroll}>
          <table className={`${table.table} ${table.cards}`}>
            <thead>
              <tr>
                <th scope="col">{say('teams.code')}</th>
                <th scope="col">{say('teams.members')}</th>
                <th scope="col">{say('teams.areas')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {known.teams.map((team) => (
                <tr key={team.id}>
                  <th scope="row">{team.code}</th>
                  <td data-label={say('teams.members')}>{names(team).join(', ') || '–'}</td>
                  <td data-label={say('teams.areas')}>
                    {team.areas.length === 0 && say('teams.everywhere')}
                    <div className={controls.row}>
                      {team.areas.map((code) => (
                        <AreaName key={code} tree={tree} code={code} />
                      ))}
                    </div>
                  </td>
                  <td>
                    <div className={controls.row}>
                      <Button onClick={() => setOpen({ team, what: 'team' })}>{say('teams.change')}</Button>
                      <Button onClick={() => setOpen({ team, what: 'assignments' })}>{say('assignments.open')}</Button>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <TeamForm onAdded={again} />
      {open?.what === 'team' && (
        <TeamDialog team={open.team} known={known} areas={areas} onClose={close} again={again} />
      )}
      {open?.what === 'assignments' && <AssignmentsDialog team={open.team} tree={tree} onClose={close} />}
    </section>
  );
}
