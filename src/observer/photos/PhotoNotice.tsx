import type { PhotoPolicy } from '#model/photos/policy.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import styles from './Photos.module.css';

type Props = { policy: PhotoPolicy; onRead: () => void; onClose: () => void };

/** What the law and the mission say, before the first photo and whenever the words change. */
export function PhotoNotice({ policy, onRead, onClose }: Props) {
  const { t } = useObserverText();
  return (
    <Dialog title={t('photo.notice-title')} onClose={onClose}>
      <p>{t('photo.notice-law')}</p>
      <p>{t('photo.notice-people')}</p>
      {policy.notice !== '' && <p className={styles.own}>{policy.notice}</p>}
      {policy.keepTime && <p>{t('photo.notice-time')}</p>}
      {policy.keepPosition && <p>{t('photo.notice-position')}</p>}
      {!policy.keepTime && !policy.keepPosition && <p>{t('photo.notice-plain')}</p>}
      <Button look="main" wide onClick={onRead}>
        {t('photo.notice-read')}
      </Button>
      <Button look="quiet" wide onClick={onClose}>
        {t('dialog.back')}
      </Button>
    </Dialog>
  );
}
