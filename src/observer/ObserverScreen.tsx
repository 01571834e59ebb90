import type { ReactNode } from 'react';
import { Screen } from '#ui/Screen.tsx';
import { IncidentButton } from './IncidentButton.tsx';
import { HideButton } from './lock/HideButton.tsx';
import { useSession } from './session.tsx';
import { useObserverText } from './use-observer-text.ts';
import type { Regarding } from './use-start-incident.ts';

type Props = {
  title: string;
  subtitle?: ReactNode;
  back?: { href: string; label: string };
  bar?: ReactNode;
  /** What an incident raised here concerns; `this-is-one` where an incident is being written. */
  incident?: Regarding | 'this-is-one';
  children: ReactNode;
};

/** Every screen of an enrolled phone: an incident is one tap away, and invented material is marked. */
export function ObserverScreen({ incident, ...rest }: Props) {
  const { t } = useObserverText();
  const { synthetic } = useSession().reference.mission;
  return (
    <Screen
      {...rest}
      banner={synthetic ? t('day.synthetic') : undefined}
      action={
        <>
          <HideButton />
          {incident !== 'this-is-one' && <IncidentButton regarding={incident} />}
        </>
      }
    />
  );
}
