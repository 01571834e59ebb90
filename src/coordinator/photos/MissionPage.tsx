import { AskedView } from '../controls/AskedView.tsx';
import controls from '../controls/controls.module.css';
import { askPhotoPolicy, askProtection } from '../desk.ts';
import { ProtectionForm } from '../protection/ProtectionForm.tsx';
import { Page } from '../shell/Page.tsx';
import { useAsked } from '../use-asked.ts';
import { useWords } from '../words.tsx';
import { PhotoPolicyForm } from './PhotoPolicyForm.tsx';

/** What the mission asks of phones, and what it allows. */
export function MissionPage() {
  const { say } = useWords();
  const asked = useAsked(askPhotoPolicy);
  const protection = useAsked(askProtection);
  return (
    <Page title={say('mission.title')}>
      <section className={controls.stack}>
        <h2 className={controls.heading}>{say('protection.title')}</h2>
        <AskedView asked={protection}>
          {(asks) => <ProtectionForm key={asks.protection} asks={asks} onChanged={protection.again} />}
        </AskedView>
      </section>
      <section className={controls.stack}>
        <h2 className={controls.heading}>{say('photos.title')}</h2>
        <AskedView asked={asked}>
          {(policy) => <PhotoPolicyForm key={JSON.stringify(policy)} policy={policy} onChanged={asked.again} />}
        </AskedView>
      </section>
    </Page>
  );
}
