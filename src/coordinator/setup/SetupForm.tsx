import { FormProvider, useForm } from 'react-hook-form';
import { USUAL_PROTECTION } from '#model/protection.ts';
import { Button } from '#ui/Button.tsx';
import { FailureNote } from '../controls/FailureNote.tsx';
import { setUp } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import { MissionFields } from './MissionFields.tsx';
import { OwnerFields } from './OwnerFields.tsx';
import styles from './SetupPage.module.css';
import type { SetupFields } from './setup-fields.ts';

export function SetupForm({ secret, onMade }: { secret: string; onMade: () => void }) {
  const { say, language } = useWords();
  const form = useForm<SetupFields>({
    defaultValues: {
      mission: {
        name: '',
        electionDay: '',
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        languages: [language],
        facts: [],
        protection: USUAL_PROTECTION,
      },
      owner: { name: '', login: '', password: '' },
    },
  });
  const { run, busy, failure } = useDeed(setUp, onMade);
  return (
    <FormProvider {...form}>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => void form.handleSubmit((fields) => run({ secret, ...fields }))(event)}
      >
        <p>{say('setup.intro')}</p>
        <MissionFields />
        <OwnerFields />
        <FailureNote failure={failure} />
        <Button look="main" type="submit" disabled={busy}>
          {say('setup.create')}
        </Button>
      </form>
    </FormProvider>
  );
}
