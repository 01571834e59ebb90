import { useId } from 'react';
import { LANGUAGES, Language } from '#model/language.ts';
import controls from '../controls/controls.module.css';
import { useWords } from '../words.tsx';

export function LanguageChoice() {
  const { say, sayCode, language, choose } = useWords();
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{say('nav.language')}</label>
      <select
        id={id}
        className={controls.input}
        value={language}
        onChange={(event) => choose(Language.parse(event.target.value))}
      >
        {LANGUAGES.map((code) => (
          <option key={code} value={code} lang={code}>
            {sayCode('language', code)}
          </option>
        ))}
      </select>
    </div>
  );
}
