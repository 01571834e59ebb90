import { useCallback, useState } from 'react';
import { Link } from 'wouter';
import { reachOf } from '#model/roles.ts';
import { AskedView } from '../controls/AskedView.tsx';
import { CountList } from '../controls/CountList.tsx';
import controls from '../controls/controls.module.css';
import { SearchField } from '../controls/SearchField.tsx';
import { askFrame, searchStations } from '../desk.ts';
import { Page } from '../shell/Page.tsx';
import { useAsked } from '../use-asked.ts';
import { useFormats } from '../use-formats.ts';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';
import { ContestSection } from './ContestSection.tsx';
import { StationTable } from './StationTable.tsx';

export function StationsPage() {
  const { say } = useWords();
  const { count } = useFormats();
  const { role } = useSession().session.person;
  const frame = useAsked(askFrame);
  const mayPublish = reachOf(role, 'publish-frame');
  return (
    <Page
      title={say('stations.title')}
      actions={mayPublish && <Link href="/stations/import">{say('stations.import')}</Link>}
    >
      <AskedView asked={frame}>
        {({ version, areas, contests, stationCount }) => (
          <>
            {version === null ? (
              <p>{say('stations.noFrame')}</p>
            ) : (
              <CountList
                counts={[
                  { name: say('stations.version'), value: count(version) },
                  { name: say('stations.count'), value: count(stationCount) },
                  { name: say('stations.areas'), value: count(areas.length) },
                  { name: say('stations.contestCount'), value: count(contests.length) },
                ]}
              />
            )}
            <ContestSection contests={contests} version={version} again={frame.again} />
            {stationCount > 0 && (
              <section className={controls.stack}>
                <Search areas={areas} />
              </section>
            )}
          </>
        )}
      </AskedView>
    </Page>
  );
}

function Search({ areas }: { areas: Parameters<typeof StationTable>[0]['areas'] }) {
  const { say } = useWords();
  const [text, setText] = useState('');
  const stations = useAsked(useCallback(() => searchStations(text), [text]));
  return (
    <>
      <SearchField
        label={say('stations.search')}
        placeholder={say('stations.searchHint')}
        value={text}
        onSearch={setText}
      />
      <AskedView asked={stations}>
        {({ stations: found, after }) => <StationTable stations={found} areas={areas} more={after !== null} />}
      </AskedView>
    </>
  );
}
