import { useState } from 'react';
import type { CourierReport, People } from '#model/desk/people.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { lookIntoOutboxFile, takeOutboxFile } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import { OutboxFileReport } from './OutboxFileReport.tsx';

/** A phone without a network sent its outbox as a file: looked into first, then taken, any number of times. */
export function OutboxFileSection({ known, again }: { known: People; again: () => void }) {
  const { say } = useWords();
  const [file, setFile] = useState<File>();
  const [report, setReport] = useState<CourierReport>();
  const look = useDeed(lookIntoOutboxFile, setReport);
  const take = useDeed(takeOutboxFile, (taken) => {
    setReport(taken);
    again();
  });
  return (
    <section className={controls.stack}>
      <h2 className={controls.heading}>{say('outboxFile.title')}</h2>
      <p className={controls.soft}>{say('outboxFile.explained')}</p>
      <Field label={say('outboxFile.file')} error={undefined}>
        {(field) => (
          <input
            {...field}
            type="file"
            accept=".txt,text/plain"
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              setFile(chosen);
              setReport(undefined);
              if (chosen) void look.run(chosen);
            }}
          />
        )}
      </Field>
      <FailureNote failure={look.failure ?? take.failure} />
      {report && <OutboxFileReport report={report} known={known} />}
      {report && !report.taken && file && report.fresh > 0 && (
        <div className={controls.row}>
          <Button look="main" disabled={take.busy} onClick={() => void take.run(file)}>
            {say('outboxFile.take', { count: report.fresh })}
          </Button>
        </div>
      )}
    </section>
  );
}
