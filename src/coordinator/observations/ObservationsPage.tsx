import { Link, useSearch } from 'wouter';
import { Button } from '#ui/Button.tsx';
import { AskedView } from '../controls/AskedView.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { askFrame } from '../desk.ts';
import { Page } from '../shell/Page.tsx';
import { useAsked } from '../use-asked.ts';
import { useWords } from '../words.tsx';
import { FilterBar } from './FilterBar.tsx';
import { isFiltered } from './filter.ts';
import styles from './ObservationsPage.module.css';
import { ObservationTable } from './ObservationTable.tsx';
import { useFilter } from './use-filter.ts';
import { useObservations } from './use-observations.ts';

export function ObservationsPage() {
  const { say } = useWords();
  const search = useSearch();
  const { filter, change, clear } = useFilter();
  const frame = useAsked(askFrame);
  const areas = frame.state === 'here' ? frame.value.areas : [];
  const { first, table } = useObservations(filter);
  return (
    <Page
      title={say('observations.title')}
      actions={<Link href={`/exports${search ? `?${search}` : ''}`}>{say('observations.exportThese')}</Link>}
    >
      <FilterBar filter={filter} areas={areas} change={change} clear={clear} />
      <div className={styles.above} aria-live="polite">
        {table.shown && <p>{say('observations.total', { count: table.shown.total })}</p>}
        {table.fresh > 0 && (
          <Button onClick={table.showFresh}>{say('observations.new', { count: table.fresh })}</Button>
        )}
      </div>
      <AskedView asked={first}>
        {() =>
          table.shown && table.shown.rows.length > 0 ? (
            <>
              <ObservationTable rows={table.shown.rows} areas={areas} />
              <FailureNote failure={table.moreFailure} />
              {table.shown.after && (
                <div>
                  <Button disabled={table.loadingMore} onClick={table.more}>
                    {say('observations.more')}
                  </Button>
                </div>
              )}
            </>
          ) : (
            <p className={controls.soft}>
              {say(isFiltered(filter) ? 'observations.emptyFiltered' : 'observations.empty')}
            </p>
          )
        }
      </AskedView>
    </Page>
  );
}
