import { useState } from 'react';
import type { UploadedTable } from '#model/desk/frame-import.ts';
import { Field } from '#ui/Field.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { uploadStations } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';

type Props = { uploaded: UploadedTable | undefined; onUploaded: (table: UploadedTable) => void };

export function FileStep({ uploaded, onUploaded }: Props) {
  const { say } = useWords();
  const [file, setFile] = useState<File>();
  const { run, busy, failure } = useDeed(uploadStations, onUploaded);
  return (
    <section className={controls.stack}>
      <h2 className={controls.heading}>{say('import.step1')}</h2>
      <Field label={say('import.file')} error={undefined}>
        {(field) => (
          <input
            {...field}
            type="file"
            accept=".csv,.tsv,.txt,.xlsx"
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              setFile(chosen);
              if (chosen) void run(chosen);
            }}
          />
        )}
      </Field>
      {busy && <p role="status">{say('import.reading')}</p>}
      <FailureNote failure={failure} />
      {uploaded && (
        <p role="status">
          {say('import.readAs', { how: uploaded.readAs })} {say('import.rows', { count: uploaded.rowCount })}.
        </p>
      )}
      {uploaded && file && uploaded.sheets.length > 1 && (
        <Field label={say('import.sheet')} error={undefined}>
          {(field) => (
            <select {...field} value={uploaded.sheet ?? ''} onChange={(event) => void run(file, event.target.value)}>
              {uploaded.sheets.map((sheet) => (
                <option key={sheet}>{sheet}</option>
              ))}
            </select>
          )}
        </Field>
      )}
    </section>
  );
}
