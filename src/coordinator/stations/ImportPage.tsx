import { useCallback, useState } from 'react';
import { Link } from 'wouter';
import type { ColumnMapping, ImportPlan, UploadedTable } from '#model/desk/frame-import.ts';
import { Notice } from '#ui/Notice.tsx';
import controls from '../controls/controls.module.css';
import { planImport } from '../desk.ts';
import { Page } from '../shell/Page.tsx';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import { FileStep } from './FileStep.tsx';
import { MappingStep } from './MappingStep.tsx';
import { PlanStep } from './PlanStep.tsx';

/** Three steps on one page. A change in an earlier step takes back what followed from it. */
export function ImportPage() {
  const { say } = useWords();
  const [uploaded, setUploaded] = useState<UploadedTable>();
  const [mapping, setMapping] = useState<ColumnMapping>();
  const [plan, setPlan] = useState<ImportPlan>();
  const [published, setPublished] = useState<number>();
  const dryRun = useDeed(planImport, setPlan);

  const takeTable = useCallback((table: UploadedTable) => {
    setUploaded(table);
    setMapping(table.guess);
    setPlan(undefined);
  }, []);
  const takeMapping = (changed: ColumnMapping) => {
    setMapping(changed);
    setPlan(undefined);
  };
  const request = uploaded && mapping && { upload: uploaded.upload, sheet: uploaded.sheet, mapping };
  if (published !== undefined)
    return (
      <Page title={say('import.title')}>
        <Notice action={<Link href="/stations">{say('import.toStations')}</Link>}>
          <p>{say('import.published', { version: published })}</p>
        </Notice>
      </Page>
    );
  return (
    <Page title={say('import.title')}>
      <p className={controls.soft}>{say('import.nothingYet')}</p>
      <FileStep uploaded={uploaded} onUploaded={takeTable} />
      {uploaded && mapping && request && (
        <MappingStep
          uploaded={uploaded}
          mapping={mapping}
          onChange={takeMapping}
          onDryRun={() => void dryRun.run(request)}
          busy={dryRun.busy}
          failure={dryRun.failure}
        />
      )}
      {plan && request && (
        <PlanStep plan={plan} request={request} onPublished={setPublished} onStale={() => void dryRun.run(request)} />
      )}
    </Page>
  );
}
