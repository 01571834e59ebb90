import { Component, type ReactNode } from 'react';
import type { Drawback } from '#observer/drawback.ts';
import { FaultScreen } from './FaultScreen.tsx';

type Props = { failure: unknown; drawbacks: Drawback[]; children: ReactNode };

/** What nobody expected: said plainly, with what is saved kept. The error goes on to whoever listens to the window. */
export class FaultBoundary extends Component<Props, { error: unknown }> {
  override state = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const error = this.state.error ?? this.props.failure;
    return error === undefined ? this.props.children : <FaultScreen error={error} drawbacks={this.props.drawbacks} />;
  }
}
