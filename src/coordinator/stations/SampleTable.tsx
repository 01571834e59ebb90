import type { UploadedTable } from '#model/desk/frame-import.ts';
import table from '../controls/table.module.css';
import { useWords } from '../words.tsx';
import styles from './SampleTable.module.css';

export function SampleTable({ uploaded: { header, sample } }: { uploaded: UploadedTable }) {
  const { say } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={table.scroll} tabIndex={0} aria-label={say('import.sample')}>
      <table className={`${table.table} ${styles.sample}`}>
        <caption>{say('import.sample')}</caption>
        <thead>
          <tr>
            {header.map((heading, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
              <th key={column} scope="col">
                {heading || say('import.column', { number: column + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.slice(0, 5).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file
            <tr key={at}>
              {header.map((_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
                <td key={column}>{row[column] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
