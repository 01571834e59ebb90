import { useObserverText } from '#observer/use-observer-text.ts';
import { SecretField } from './SecretField.tsx';

type Props = { value: string; isShort: boolean; onChange: (pin: string) => void };

export function NewPinField({ value, isShort, onChange }: Props) {
  const { t } = useObserverText();
  return (
    <SecretField
      label={t('lock.new-pin')}
      hint={t('lock.new-pin-hint')}
      value={value}
      error={isShort ? t('lock.pin-short') : undefined}
      digits
      onChange={onChange}
    />
  );
}
