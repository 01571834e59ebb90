import { AskedView } from '../controls/AskedView.tsx';
import { askAccount } from '../desk.ts';
import { Page } from '../shell/Page.tsx';
import { useAsked } from '../use-asked.ts';
import { useWords } from '../words.tsx';
import { FactorSection } from './FactorSection.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SessionTable } from './SessionTable.tsx';

/** One's own account: how it is protected, and where it is open. */
export function AccountPage() {
  const { say } = useWords();
  const asked = useAsked(askAccount);
  return (
    <Page title={say('account.title')}>
      <AskedView asked={asked}>
        {(account) => (
          <>
            <p>{say('account.login', { login: account.login })}</p>
            <FactorSection account={account} again={asked.again} />
            <PasswordForm onChanged={asked.again} />
            <SessionTable account={account} again={asked.again} />
          </>
        )}
      </AskedView>
    </Page>
  );
}
