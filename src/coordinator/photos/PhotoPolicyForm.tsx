import { useForm, useWatch } from 'react-hook-form';
import type { PhotoPolicy } from '#model/photos/policy.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { Notice } from '#ui/Notice.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { changePhotoPolicy } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';

type Props = { policy: PhotoPolicy; onChanged: () => void };

/** Photos are allowed only by somebody who has the legal notice before them and says so. */
export function PhotoPolicyForm({ policy, onChanged }: Props) {
  const { say } = useWords();
  const { register, handleSubmit, control, getValues } = useForm({
    defaultValues: { ...policy, hasRead: policy.allowed },
  });
  const hasRead = useWatch({ control, name: 'hasRead' });
  const { run, busy, failure } = useDeed(changePhotoPolicy, onChanged);
  const save = handleSubmit(({ notice, keepTime, keepPosition }) =>
    run({ allowed: true, notice: notice.trim(), keepTime, keepPosition }),
  );
  const stop = () => {
    const { notice, keepTime, keepPosition } = getValues();
    void run({ allowed: false, notice: notice.trim(), keepTime, keepPosition });
  };
  return (
    <form className={controls.stack} onSubmit={(event) => void save(event)}>
      <p>
        <strong>{say(policy.allowed ? 'photos.on' : 'photos.off')}</strong>
      </p>
      <Notice>
        <p>{say('photos.law')}</p>
        <p>{say('photos.people')}</p>
        <p>{say('photos.handling')}</p>
      </Notice>
      <Field label={say('photos.notice')} hint={say('photos.noticeHint')} error={undefined}>
        {(field) => <textarea {...field} {...register('notice')} rows={5} maxLength={2000} />}
      </Field>
      <label className={controls.check}>
        <input type="checkbox" {...register('keepTime')} />
        {say('photos.keepTime')}
      </label>
      <label className={controls.check}>
        <input type="checkbox" {...register('keepPosition')} />
        {say('photos.keepPosition')}
      </label>
      {!policy.allowed && (
        <label className={controls.check}>
          <input type="checkbox" {...register('hasRead')} />
          {say('photos.read')}
        </label>
      )}
      <FailureNote failure={failure} />
      <div className={controls.row}>
        <Button look="main" type="submit" disabled={busy || !hasRead}>
          {say(policy.allowed ? 'photos.change' : 'photos.allow')}
        </Button>
        {policy.allowed && (
          <Button disabled={busy} onClick={stop}>
            {say('photos.stop')}
          </Button>
        )}
      </div>
      {policy.allowed && <p className={controls.soft}>{say('photos.stopExplained')}</p>}
    </form>
  );
}
