import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import { EXPORT_KINDS, NAMING_EXPORTS } from '#model/desk/observations.ts';
import { LANGUAGES, type Language } from '#model/language.ts';
import { reachOf } from '#model/roles.ts';
import { deskAddress } from '../api.ts';
import controls from '../controls/controls.module.css';
import { Proven } from '../controls/Proven.tsx';
import table from '../controls/table.module.css';
import { isFiltered } from '../observations/filter.ts';
import { useFilter } from '../observations/use-filter.ts';
import { Page } from '../shell/Page.tsx';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';
import styles from './ExportsPage.module.css';
import { FilterWords } from './FilterWords.tsx';

const MARKS = ['[not-observed]', '[not-applicable]', '[not-asked]', '[set-aside]', '[conflict]'] as const;

/** Files whose answers can be words; programs read the others. */
const IN_WORDS: ReadonlySet<string> = new Set(['observations.csv', 'answers.csv']);

/** Carries the filter of the table: what is downloaded is what was looked at. */
export function ExportsPage() {
  const { say, sayCode } = useWords();
  const mayName = reachOf(useSession().session.person.role, 'read-names') !== undefined;
  const search = useSearch();
  const { filter } = useFilter();
  const [labels, setLabels] = useState<Language>();
  const written = labels ? say('exports.asLabels', { language: sayCode('language', labels) }) : say('exports.asCodes');
  return (
    <Page title={say('exports.title')}>
      <section>
        <h2 className={controls.heading}>{say('exports.filter')}</h2>
        {isFiltered(filter) ? <FilterWords filter={filter} /> : <p>{say('exports.everything')}</p>}
        <Link href={`/observations${search ? `?${search}` : ''}`}>{say('exports.changeFilter')}</Link>
      </section>
      <fieldset className={styles.words}>
        <legend>{say('exports.words')}</legend>
        <label className={controls.check}>
          <input type="radio" name="labels" checked={labels === undefined} onChange={() => setLabels(undefined)} />
          {say('exports.codes')}
        </label>
        {LANGUAGES.map((language) => (
          <label key={language} className={controls.check}>
            <input type="radio" name="labels" checked={labels === language} onChange={() => setLabels(language)} />
            {say('exports.labels', { language: sayCode('language', language) })}
          </label>
        ))}
      </fieldset>
      <p className={controls.soft}>{say('exports.wordsHint')}</p>
      {!mayName && <p>{say('exports.withheld')}</p>}
      <Proven>
        <ul className={styles.kinds}>
          {EXPORT_KINDS.filter((kind) => mayName || !NAMING_EXPORTS.has(kind)).map((kind) => (
            <li key={kind}>
              <a href={deskAddress(`exports/${kind}`, { ...filter, labels })} download>
                {say('exports.download')} {kind}
              </a>
              <p className={controls.soft}>
                {say(`export.${kind}`)} {IN_WORDS.has(kind) && <strong>{written}</strong>}
              </p>
            </li>
          ))}
        </ul>
      </Proven>
      <section className={controls.stack}>
        <h2 className={controls.heading}>{say('exports.cells')}</h2>
        <p>{say('exports.cellsExplained')}</p>
        <table className={`${table.table} ${styles.marks}`}>
          <tbody>
            {MARKS.map((mark) => (
              <tr key={mark}>
                <th scope="row">
                  <code>{mark}</code>
                </th>
                <td>{say(`cell.${mark}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Page>
  );
}
