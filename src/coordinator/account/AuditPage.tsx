import { useCallback, useState } from 'react';
import type { AuditPage as Deeds } from '#model/desk/audit.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { deskAddress } from '../api.ts';
import { AskedView } from '../controls/AskedView.tsx';
import controls from '../controls/controls.module.css';
import { Proven } from '../controls/Proven.tsx';
import table from '../controls/table.module.css';
import { askAudit, checkAudit } from '../desk.ts';
import { Page } from '../shell/Page.tsx';
import { useAsked } from '../use-asked.ts';
import { useFormats } from '../use-formats.ts';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';

/** Who did what at headquarters. */
export function AuditPage() {
  const { say } = useWords();
  const [before, setBefore] = useState<number>();
  const asked = useAsked(useCallback(() => askAudit(before), [before]));
  return (
    <Page title={say('audit.title')}>
      <p className={controls.soft}>{say('audit.explained')}</p>
      <Proven>
        <a href={deskAddress('audit.csv')} download>
          {say('audit.download')}
        </a>
      </Proven>
      <WholeCheck />
      <AskedView asked={asked}>
        {(page) => (
          <>
            {page.brokenAt !== null && <Broken at={page.brokenAt} />}
            <DeedTable deeds={page.deeds} />
            <div className={controls.row}>
              {before !== undefined && <Button onClick={() => setBefore(undefined)}>{say('audit.newest')}</Button>}
              {page.more && <Button onClick={() => setBefore(page.deeds.at(-1)?.seq)}>{say('audit.older')}</Button>}
            </div>
          </>
        )}
      </AskedView>
    </Page>
  );
}

function Broken({ at }: { at: number }) {
  const { say } = useWords();
  return (
    <Notice urgent>
      <p>{say('audit.broken', { number: at })}</p>
    </Notice>
  );
}

/** What is shown is checked as it is shown; all of it when somebody asks. */
function WholeCheck() {
  const { say } = useWords();
  const [isAsked, setAsked] = useState(false);
  if (isAsked) return <WholeChecked />;
  return (
    <div className={controls.row}>
      <Button onClick={() => setAsked(true)}>{say('audit.check')}</Button>
    </div>
  );
}

function WholeChecked() {
  const { say } = useWords();
  return (
    <AskedView asked={useAsked(checkAudit)}>
      {({ brokenAt }) => (brokenAt === null ? <p>{say('audit.holds')}</p> : <Broken at={brokenAt} />)}
    </AskedView>
  );
}

function DeedTable({ deeds }: Pick<Deeds, 'deeds'>) {
  const { say, sayCode } = useWords();
  const { dateTime } = useFormats();
  const { timeZone } = useSession().session.mission;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.cards}`}>
        <thead>
          <tr>
            <th scope="col">{say('audit.at')}</th>
            <th scope="col">{say('audit.who')}</th>
            <th scope="col">{say('audit.act')}</th>
            <th scope="col">{say('audit.object')}</th>
            <th scope="col">{say('audit.from')}</th>
          </tr>
        </thead>
        <tbody>
          {deeds.map((deed) => (
            <tr key={deed.seq}>
              <th scope="row">{dateTime(deed.at, timeZone)}</th>
              <td data-label={say('audit.who')}>{deed.name ?? say('audit.nobody')}</td>
              <td data-label={say('audit.act')}>
                {sayCode('act', deed.act)}
                {deed.result !== 'begun' && <span className={table.below}>{deed.result}</span>}
              </td>
              <td data-label={say('audit.object')}>{deed.object || '–'}</td>
              <td data-label={say('audit.from')}>{deed.address || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
