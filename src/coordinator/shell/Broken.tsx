import { Component, type ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { useWords } from '../words.tsx';
import styles from './Waiting.module.css';

/** Where bugs end: the page says so instead of going white. React offers error boundaries only as classes. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <BrokenPage /> : this.props.children;
  }
}

function BrokenPage() {
  const { say } = useWords();
  return (
    <main className={`desk ${styles.alone}`} role="alert">
      <p>{say('common.broken')}</p>
      <Button onClick={() => location.reload()}>{say('common.reload')}</Button>
    </main>
  );
}
