import { useState } from 'react';
import type { EnrolmentCard } from '#model/desk/people.ts';
import { reachOf } from '#model/roles.ts';
import { AskedView } from '../controls/AskedView.tsx';
import { askFrame, askPeople } from '../desk.ts';
import { Page } from '../shell/Page.tsx';
import { useAsked } from '../use-asked.ts';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';
import { CoordinatorForm } from './CoordinatorForm.tsx';
import { DeviceTable } from './DeviceTable.tsx';
import { EnrolmentCards } from './EnrolmentCards.tsx';
import { OutboxFileSection } from './OutboxFileSection.tsx';
import { PersonSection } from './PersonSection.tsx';
import { TeamSection } from './TeamSection.tsx';

export function PeoplePage() {
  const { say } = useWords();
  const { role } = useSession().session.person;
  const people = useAsked(askPeople);
  const frame = useAsked(askFrame);
  const [cards, setCards] = useState<EnrolmentCard[]>();
  const areas = frame.state === 'here' ? frame.value.areas : [];
  if (cards) return <EnrolmentCards cards={cards} onDone={() => setCards(undefined)} />;
  return (
    <Page title={say('people.title')}>
      <AskedView asked={people}>
        {(known) => (
          <>
            <PersonSection known={known} again={people.again} onCards={setCards} />
            <TeamSection known={known} areas={areas} again={people.again} />
            <DeviceTable known={known} again={people.again} />
            {reachOf(role, 'take-outbox-files') && <OutboxFileSection known={known} again={people.again} />}
            {reachOf(role, 'change-roles') && <CoordinatorForm onAdded={people.again} />}
          </>
        )}
      </AskedView>
    </Page>
  );
}
