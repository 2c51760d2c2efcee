import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { GraphSettings } from '../app/graph-settings.tsx';
import { useSession } from '../app/session-context.ts';
import { NodeInspector } from './inspector/node-inspector.tsx';
import { SeveralInspector } from './inspector/several-inspector.tsx';

/** The right side: the form of the selected node, what can be done with several, or the graph's own settings. */
export function Inspector() {
  const { selection } = useSession();
  const { nodes, edges } = useStore(
    selection,
    useShallow((state) => ({ nodes: state.nodes, edges: state.edges })),
  );
  const [only] = nodes;
  if (only !== undefined && nodes.length === 1) return <NodeInspector key={only} nodeId={only} />;
  if (nodes.length > 1 || edges.length > 0) return <SeveralInspector nodes={nodes} edges={edges} />;
  return <GraphSettings />;
}
