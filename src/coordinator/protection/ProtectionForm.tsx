import { useForm } from 'react-hook-form';
import type { MissionProtection } from '#model/protection.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { changeProtection } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import { ProtectionChoice } from './ProtectionChoice.tsx';

type Props = { asks: MissionProtection; onChanged: () => void };

export function ProtectionForm({ asks, onChanged }: Props) {
  const { say } = useWords();
  const { register, handleSubmit, formState } = useForm({ defaultValues: asks });
  const { run, busy, failure } = useDeed(changeProtection, onChanged);
  return (
    <form className={controls.stack} onSubmit={(event) => void handleSubmit(run)(event)}>
      <ProtectionChoice field={register('protection')} />
      <p className={controls.soft}>{say('protection.explained')}</p>
      {asks.protection === 'none' && (
        <Notice>
          <p>{say('protection.in-use')}</p>
        </Notice>
      )}
      <FailureNote failure={failure} />
      <div className={controls.row}>
        <Button look="main" type="submit" disabled={busy || !formState.isDirty}>
          {say('common.save')}
        </Button>
      </div>
    </form>
  );
}
