import { useId } from 'react';
import { useFormContext } from 'react-hook-form';
import { MISSION_FACTS } from '#model/condition.ts';
import { LANGUAGES } from '#model/language.ts';
import { Field } from '#ui/Field.tsx';
import { Check } from '../controls/Check.tsx';
import controls from '../controls/controls.module.css';
import { ProtectionChoice } from '../protection/ProtectionChoice.tsx';
import { useWords } from '../words.tsx';
import styles from './SetupPage.module.css';
import type { SetupFields } from './setup-fields.ts';

const TIME_ZONES = Intl.supportedValuesOf('timeZone');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // a RangeError is how an engine says that it does not know the zone
  }
}

export function MissionFields() {
  const { say, sayCode } = useWords();
  const zones = useId();
  const { register, formState } = useFormContext<SetupFields>();
  const errors = formState.errors.mission;
  const required = say('common.required');
  return (
    <fieldset className={styles.group}>
      <legend>{say('setup.mission')}</legend>
      <Field label={say('setup.missionName')} error={errors?.name?.message}>
        {(field) => <input {...field} {...register('mission.name', { required })} maxLength={200} />}
      </Field>
      <div className={styles.pair}>
        <Field label={say('setup.electionDay')} error={errors?.electionDay?.message}>
          {(field) => <input {...field} {...register('mission.electionDay', { required })} type="date" />}
        </Field>
        <Field label={say('setup.timeZone')} hint={say('setup.timeZoneHint')} error={errors?.timeZone?.message}>
          {(field) => (
            <input
              {...field}
              {...register('mission.timeZone', {
                required,
                validate: (zone) => isTimeZone(zone) || say('setup.timeZoneUnknown'),
              })}
              list={zones}
            />
          )}
        </Field>
        <datalist id={zones}>
          {TIME_ZONES.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      <fieldset className={styles.choices}>
        <legend>{say('setup.languages')}</legend>
        {LANGUAGES.map((code) => (
          <Check
            key={code}
            value={code}
            {...register('mission.languages', {
              validate: (chosen) => chosen.length > 0 || say('setup.languagesNeeded'),
            })}
          >
            <span lang={code}>{sayCode('language', code)}</span>
          </Check>
        ))}
        {errors?.languages && <p role="alert">{errors.languages.message}</p>}
      </fieldset>
      <fieldset className={styles.choices}>
        <legend>{say('setup.facts')}</legend>
        <p className={controls.soft}>{say('setup.factsHint')}</p>
        {MISSION_FACTS.map((fact) => (
          <Check key={fact} value={fact} {...register('mission.facts')}>
            {sayCode('fact', fact)}
          </Check>
        ))}
      </fieldset>
      <ProtectionChoice field={register('mission.protection')} />
    </fieldset>
  );
}
