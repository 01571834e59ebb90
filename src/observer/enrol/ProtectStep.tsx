import type { ComponentProps } from 'react';
import { ProtectForm } from '#observer/lock/ProtectForm.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Screen } from '#ui/Screen.tsx';

/** Before the code is used: the first thing kept on this phone is locked already. */
export function ProtectStep(props: ComponentProps<typeof ProtectForm>) {
  const { t } = useObserverText();
  return (
    <Screen title={t('protect.title')}>
      <ProtectForm {...props} />
    </Screen>
  );
}
