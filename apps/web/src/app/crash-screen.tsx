import { RotateCw } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

interface CrashScreenProps {
  children: ReactNode;
}

interface CrashScreenState {
  readonly error: unknown;
  readonly crashed: boolean;
}

/** What is shown in place of the editor when a part of it fails to render. The draft is in the browser, so a reload goes on from it. */
export class CrashScreen extends Component<CrashScreenProps, CrashScreenState> {
  override state: CrashScreenState = { error: undefined, crashed: false };

  static getDerivedStateFromError(error: unknown): CrashScreenState {
    return { error, crashed: true };
  }

  override render(): ReactNode {
    const { error, crashed } = this.state;
    if (!crashed) return this.props.children;
    return (
      <EmptyState
        title="The editor has stopped"
        action={
          <Button variant="primary" icon={RotateCw} onClick={() => window.location.reload()}>
            Reload
          </Button>
        }
      >
        Your graph is kept in this browser, and a run goes on at the server. Reload to continue.
        {error instanceof Error && error.message !== '' ? ` (${error.message})` : ''}
      </EmptyState>
    );
  }
}
