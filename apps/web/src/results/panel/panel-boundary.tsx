import { RotateCw } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

interface PanelBoundaryState {
  readonly error: unknown;
  readonly failed: boolean;
}

/** Keeps a view of results that fails to itself: the graph above it goes on. Give it a `key`, so that another view begins anew. */
export class PanelBoundary extends Component<{ children: ReactNode }, PanelBoundaryState> {
  override state: PanelBoundaryState = { error: undefined, failed: false };

  static getDerivedStateFromError(error: unknown): PanelBoundaryState {
    return { error, failed: true };
  }

  override render(): ReactNode {
    const { error, failed } = this.state;
    if (!failed) return this.props.children;
    const reason = error instanceof Error && error.message !== '' ? ` (${error.message})` : '';
    return (
      <EmptyState
        title="These results could not be shown"
        action={
          <Button icon={RotateCw} onClick={() => window.location.reload()}>
            Reload the page
          </Button>
        }
      >
        {`The other tabs still work. Your graph is kept in this browser, and the run at the server.${reason}`}
      </EmptyState>
    );
  }
}
