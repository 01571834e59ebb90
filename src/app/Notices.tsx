import { useState } from 'react';
import type { en } from '#messages/observer/en.ts';
import { useText } from '#messages/text.tsx';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { questionsShownIn } from './question-shown.ts';
import { useInstall } from './use-install.ts';

/** `take` reloads the page into the new version. */
export type Update = { take: () => Promise<void>; later: () => void };

type Props = { update: Update | undefined; flush: () => Promise<void> };

const questions = questionsShownIn(navigator.locks as LockManager | undefined);

/** Shown only where no question is: installing, and taking an update once everything typed is minted. */
export function Notices({ update, flush }: Props) {
  const { t } = useText<typeof en>();
  const install = useInstall();
  const [isWaiting, setWaiting] = useState(false);
  const take = async (update: Update) => {
    const isShown = await questions.isAny();
    setWaiting(isShown);
    if (isShown) return;
    await flush();
    await update.take();
  };
  return (
    <>
      {update && (
        <Notice
          title={t('app.update')}
          action={
            <>
              <Button onClick={() => void take(update)}>{t('app.update-now')}</Button>
              <Button look="quiet" onClick={update.later}>
                {t('app.later')}
              </Button>
            </>
          }
        >
          {isWaiting && <p role="status">{t('app.update-waits')}</p>}
        </Notice>
      )}
      {install.way !== 'none' && (
        <Notice
          title={t('app.install')}
          action={install.way === 'button' && <Button onClick={() => void install.prompt()}>{t('app.install')}</Button>}
        >
          <p>{t(install.way === 'ios' ? 'app.install-ios' : 'app.install-explained')}</p>
        </Notice>
      )}
    </>
  );
}
