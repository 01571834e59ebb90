import { Link } from 'wouter';
import { useWords } from '../words.tsx';
import { Page } from './Page.tsx';

export function NotFound() {
  const { say } = useWords();
  return (
    <Page title={say('nav.notFound')}>
      <Link href="/">{say('nav.back')}</Link>
    </Page>
  );
}
