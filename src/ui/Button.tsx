import type { ComponentProps } from 'react';
import styles from './Button.module.css';

type Props = Omit<ComponentProps<'button'>, 'className' | 'style'> & {
  look?: 'main' | 'plain' | 'quiet' | 'small';
  wide?: boolean;
};

/** `main` once on a screen; `quiet` for what is rarely needed; `small` in headers: smaller words, the same target. */
export function Button({ look = 'plain', wide = false, type = 'button', ...rest }: Props) {
  const classes = [styles.button, styles[look], wide ? styles.wide : ''].join(' ');
  return <button type={type} className={classes} {...rest} />;
}
