import { useEffect, useState } from 'react';

/** Chromium only; not in the standard. */
type InstallEvent = Event & { prompt: () => Promise<unknown> };

export type Install = { way: 'none' | 'button' | 'ios'; prompt: () => Promise<void> };

/** How this browser installs the app, if it is not installed already and can be. */
export function useInstall(): Install {
  const [offered, setOffered] = useState<InstallEvent>();
  useEffect(() => {
    const offer = (event: Event) => {
      event.preventDefault();
      setOffered(event as InstallEvent); // what `beforeinstallprompt` brings
    };
    window.addEventListener('beforeinstallprompt', offer);
    return () => window.removeEventListener('beforeinstallprompt', offer);
  }, []);
  const prompt = async () => {
    await offered?.prompt();
    setOffered(undefined);
  };
  if (window.matchMedia('(display-mode: standalone)').matches) return { way: 'none', prompt };
  if (offered) return { way: 'button', prompt };
  return { way: isIos(navigator) ? 'ios' : 'none', prompt };
}

/** There the Home Screen app has a storage of its own, so it is installed before it is enrolled. */
const isIos = ({ userAgent, maxTouchPoints }: Navigator): boolean =>
  /iPhone|iPad/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
