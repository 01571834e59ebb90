import { reachOf } from '#model/roles.ts';
import controls from '../controls/controls.module.css';
import { Page } from '../shell/Page.tsx';
import { useFormats } from '../use-formats.ts';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';
import { Arrivals } from './Arrivals.tsx';
import { Checklist } from './Checklist.tsx';
import { SummaryCounts } from './SummaryCounts.tsx';

export function OverviewPage() {
  const { say } = useWords();
  const { day } = useFormats();
  const { mission, person } = useSession().session;
  return (
    <Page title={say('overview.title')}>
      <p className={controls.soft}>
        {say('overview.electionDay', { day: day(mission.electionDay), zone: mission.timeZone })}
      </p>
      <SummaryCounts />
      {reachOf(person.role, 'read-people') && <Checklist />}
      <Arrivals />
    </Page>
  );
}
