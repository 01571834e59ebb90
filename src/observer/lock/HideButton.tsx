import { usePhone } from '#observer/phone.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';

/** In the header of every screen. */
export function HideButton() {
  const { t } = useObserverText();
  const { hiding } = usePhone();
  return (
    <Button look="small" onClick={hiding.hide}>
      {t('hide.button')}
    </Button>
  );
}
