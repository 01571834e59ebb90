import { configure, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Headquarters } from '#coordinator/Headquarters.tsx';

// whole pages on a busy machine
configure({ asyncUtilTimeout: 10_000 });

/** Opens headquarters at an address, as a browser would. */
export function openHeadquarters(path: string) {
  history.replaceState(null, '', `/hq${path}`);
  render(<Headquarters />);
  return userEvent.setup();
}
