import { useState } from 'react';
import type { EnrolmentCard, People } from '#model/desk/people.ts';
import { Button } from '#ui/Button.tsx';
import controls from '../controls/controls.module.css';
import { useWords } from '../words.tsx';
import { EnrolmentForm } from './EnrolmentForm.tsx';
import { PersonForm } from './PersonForm.tsx';
import { PersonTable } from './PersonTable.tsx';

type Props = { known: People; again: () => void; onCards: (cards: EnrolmentCard[]) => void };

export function PersonSection({ known, again, onCards }: Props) {
  const { say } = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const owners = new Set(known.devices.map(({ person }) => person));
  const waiting = known.people.filter(({ id, role }) => role === 'observer' && !owners.has(id));
  const choose = (id: string, on: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (on) after.add(id);
      else after.delete(id);
      return after;
    });
  return (
    <section className={controls.stack}>
      <h2 className={controls.heading}>{say('people.persons')}</h2>
      {known.people.length === 0 && <p>{say('people.none')}</p>}
      <PersonTable known={known} chosen={chosen} choose={choose} again={again} />
      <div className={controls.row}>
        {waiting.length > 0 && (
          <Button onClick={() => setChosen(new Set(waiting.map(({ id }) => id)))}>
            {say('people.chooseObservers')}
          </Button>
        )}
        {chosen.size > 0 && <EnrolmentForm people={[...chosen]} onCards={onCards} />}
      </div>
      <PersonForm teams={known.teams} onAdded={again} />
    </section>
  );
}
