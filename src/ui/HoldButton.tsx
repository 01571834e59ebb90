import { useEffect, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import styles from './HoldButton.module.css';

const HOLD_MS = 3_000;

type Props = { children: string; disabled?: boolean; onHeld: () => void };

/** For what cannot be undone: does nothing unless it is held, by a finger or a key, for three seconds. */
export function HoldButton({ children, disabled = false, onHeld }: Props) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isHeld, setHeld] = useState(false);
  const letGo = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    setHeld(false);
  };
  const hold = () => {
    if (timer.current !== undefined) return;
    setHeld(true);
    timer.current = setTimeout(() => {
      letGo();
      onHeld();
    }, HOLD_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <span className={styles.around} data-held={isHeld}>
      <Button
        wide
        disabled={disabled}
        onPointerDown={hold}
        onPointerUp={letGo}
        onPointerLeave={letGo}
        onPointerCancel={letGo}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={({ key }) => [' ', 'Enter'].includes(key) && hold()}
        onKeyUp={letGo}
        onBlur={letGo}
      >
        {children}
      </Button>
    </span>
  );
}
