import { useCallback, useState } from 'react';
import { useFieldArray, useForm } from 'react-hook-form';
import { Contest } from '#model/contest.ts';
import type { ContestsChange } from '#model/desk/frame-import.ts';
import { LANGUAGES } from '#model/language.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { putContests } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import styles from './ContestEditor.module.css';

const KINDS = Contest.shape.kind.options;
const NEW: Contest = { code: '', kind: 'list', name: { en: '', ru: '', kk: '' }, contestants: [] };

type Props = { contests: readonly Contest[]; version: number | null; onDone: () => void; again: () => void };

/** The code is for ever: only a contest that is not saved yet can be given one. */
export function ContestEditor({ contests, version, onDone, again }: Props) {
  const { say, sayCode } = useWords();
  const { control, register, handleSubmit } = useForm({ defaultValues: { contests: [...contests] } });
  const { fields, append, remove } = useFieldArray({ control, name: 'contests', keyName: 'key' });
  const [saved] = useState(() => new Set(contests.map(({ code }) => code)));
  const [against] = useState(version);
  const publish = useCallback(
    async (change: ContestsChange) => {
      const reply = await putContests(change);
      if (reply.outcome === 'refused' && reply.refusal === 'STALE') again();
      return reply;
    },
    [again],
  );
  const { run, busy, failure } = useDeed(publish, () => {
    again();
    onDone();
  });
  return (
    <form
      className={controls.stack}
      onSubmit={(event) => void handleSubmit((form) => run({ contests: form.contests, against }))(event)}
    >
      <p className={controls.soft}>{say('contests.newVersion')}</p>
      {fields.map((contest, at) => (
        <div key={contest.key} className={styles.contest}>
          <Field label={say('contests.code')} error={undefined}>
            {(field) => (
              <input
                {...field}
                {...register(`contests.${at}.code`)}
                required
                pattern="\S(.*\S)?"
                maxLength={64}
                readOnly={saved.has(contest.code)}
              />
            )}
          </Field>
          <Field label={say('contests.kind')} error={undefined}>
            {(field) => (
              <select {...field} {...register(`contests.${at}.kind`)}>
                {KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {sayCode('contests.kind', kind)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {LANGUAGES.map((language) => (
            <Field
              key={language}
              label={say('contests.name', { language: sayCode('language', language) })}
              error={undefined}
            >
              {(field) => (
                <input
                  {...field}
                  {...register(`contests.${at}.name.${language}`)}
                  required
                  pattern=".*\S.*"
                  lang={language}
                />
              )}
            </Field>
          ))}
          <Button look="quiet" onClick={() => remove(at)}>
            {say('contests.remove')}
          </Button>
        </div>
      ))}
      <FailureNote failure={failure} />
      <div className={controls.row}>
        <Button onClick={() => append(NEW)}>{say('contests.add')}</Button>
        <Button look="main" type="submit" disabled={busy}>
          {say('common.save')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {say('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
