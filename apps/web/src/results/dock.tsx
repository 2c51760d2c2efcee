import { MessagesSquare } from 'lucide-react';
import { EmptyState } from '../ui/empty-state.tsx';

/** The results of the shown run. */
export function ResultsDock() {
  return (
    <EmptyState icon={MessagesSquare} title="No answers yet">
      Run the graph, and its answers appear here.
    </EmptyState>
  );
}
