import { useForm } from 'react-hook-form';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Field } from '#ui/Field.tsx';

type Props = {
  title: string;
  explained: string;
  confirm: string;
  onReason: (reason: string) => void;
  onClose: () => void;
};

/** Asks why. The reason is kept with the revision. */
export function ReasonDialog({ title, explained, confirm, onReason, onClose }: Props) {
  const { t } = useObserverText();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { reason: '' } });
  const submit = handleSubmit(({ reason }) => onReason(reason.trim()));
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{explained}</p>
      <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
        <Field label={t('reason.label')} error={formState.errors.reason && t('reason.missing')}>
          {(control) => (
            <textarea
              autoComplete="off"
              {...control}
              maxLength={2000}
              {...register('reason', { validate: (reason) => reason.trim() !== '' })}
            />
          )}
        </Field>
        <Button type="submit" look="main" wide>
          {confirm}
        </Button>
      </form>
      <Button wide onClick={onClose}>
        {t('dialog.back')}
      </Button>
    </Dialog>
  );
}
