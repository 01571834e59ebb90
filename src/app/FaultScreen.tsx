import type { en } from '#messages/observer/en.ts';
import { useText } from '#messages/text.tsx';
import { Drawbacks } from '#observer/Drawbacks.tsx';
import { type Drawback, refuses } from '#observer/drawback.ts';
import { Button } from '#ui/Button.tsx';
import { Screen } from '#ui/Screen.tsx';

type Fault = 'newer' | 'no-storage' | 'fault';

/** By name: the error classes live with the database, which may not have been loadable. */
function faultOf(error: unknown): Fault {
  const name = error instanceof Error ? error.name : '';
  if (['NewerDatabaseError', 'SupersededError', 'VersionError'].includes(name)) return 'newer';
  return NO_STORAGE.includes(name) || !hasIndexedDb() ? 'no-storage' : 'fault';
}

/** What browsers say that keep nothing: in private windows, with storage forbidden, or with damaged files. */
const NO_STORAGE = [
  'MissingAPIError',
  'OpenFailedError',
  'InvalidStateError',
  'SecurityError',
  'DatabaseClosedError',
  'UnknownError',
];

const hasIndexedDb = (): boolean => {
  try {
    return Boolean(window.indexedDB);
  } catch {
    return false; // reading it alone may be forbidden
  }
};

export function FaultScreen({ error, drawbacks }: { error: unknown; drawbacks: readonly Drawback[] }) {
  const { t } = useText<typeof en>();
  const fault = faultOf(error);
  return (
    <Screen title={t(`app.${fault}`)}>
      {drawbacks.some(refuses) ? (
        <Drawbacks drawbacks={drawbacks} />
      ) : (
        <p role="alert">{t(`app.${fault}-explained`)}</p>
      )}
      <p>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</p>
      <Button look="main" wide onClick={() => window.location.reload()}>
        {t('app.reload')}
      </Button>
    </Screen>
  );
}
