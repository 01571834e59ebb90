import type { RowFault } from '#model/desk/frame-import.ts';
import controls from '../controls/controls.module.css';
import table from '../controls/table.module.css';
import { useWords } from '../words.tsx';

export function FaultTable({ faults, faultCount }: { faults: readonly RowFault[]; faultCount: number }) {
  const { say } = useWords();
  return (
    <div>
      <h3>{say('faults.title')}</h3>
      {faults.length < faultCount && <p className={controls.soft}>{say('faults.firstOnly', { count: faultCount })}</p>}
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col" className={table.figure}>
                {say('faults.row')}
              </th>
              <th scope="col">{say('faults.column')}</th>
              <th scope="col">{say('faults.value')}</th>
              <th scope="col">{say('faults.what')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault) => (
              <tr key={`${fault.row} ${fault.fault} ${fault.column ?? ''}`}>
                <td className={table.figure}>{fault.row}</td>
                <td>{fault.column ?? '–'}</td>
                <td>{fault.value || <span className={controls.soft}>{say('faults.empty')}</span>}</td>
                <td>{say(`fault.${fault.fault}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
