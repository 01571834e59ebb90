import type { UseFormRegisterReturn } from 'react-hook-form';
import { Protection } from '#model/protection.ts';
import controls from '../controls/controls.module.css';
import { useWords } from '../words.tsx';

/** `field`: what `register` gives. */
export function ProtectionChoice({ field }: { field: UseFormRegisterReturn }) {
  const { say } = useWords();
  return (
    <fieldset className={controls.choices}>
      <legend>{say('protection.legend')}</legend>
      {Protection.options.map((protection) => (
        <label key={protection} className={controls.check}>
          <input type="radio" value={protection} {...field} />
          <span>
            <strong>{say(`protection.${protection}`)}</strong>
            <br />
            {say(`protection.${protection}-explained`)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
