import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useSession } from '../app/session-context.ts';
import { useGraph, useLevel } from '../graph/hooks.ts';
import { TOP } from '../graph/levels.ts';
import { lazyView } from '../ui/lazy-view.tsx';

// The first paint is for the graph; forms come right after it.
const GraphSettings = lazyView(async () => (await import('../app/graph-settings.tsx')).GraphSettings);
const BlockSettings = lazyView(async () => (await import('./block/block-settings.tsx')).BlockSettings);
const GroupInspector = lazyView(async () => (await import('./drawing/drawing-inspector.tsx')).GroupInspector);
const NoteInspector = lazyView(async () => (await import('./drawing/drawing-inspector.tsx')).NoteInspector);
const NodeInspector = lazyView(async () => (await import('./inspector/node-inspector.tsx')).NodeInspector);
const SeveralInspector = lazyView(
  async () => (await import('./inspector/several-inspector.tsx')).SeveralInspector,
);

/** The right side: the form of the selected node, what can be done with several, or the graph's own settings. */
export function Inspector() {
  const { selection } = useSession();
  const { nodes, edges } = useStore(
    selection,
    useShallow((state) => ({ nodes: state.nodes, edges: state.edges })),
  );
  const level = useLevel();
  const drawn = useGraph((graph) => {
    if (nodes.length !== 1) return undefined;
    if (graph.notes?.some((note) => note.id === nodes[0]) === true) return 'note';
    return graph.groups?.some((group) => group.id === nodes[0]) === true ? 'group' : undefined;
  });
  const [only] = nodes;
  if (only !== undefined && drawn === 'note') return <NoteInspector key={only} noteId={only} />;
  if (only !== undefined && drawn === 'group') return <GroupInspector key={only} groupId={only} />;
  if (only !== undefined && nodes.length === 1) return <NodeInspector key={only} nodeId={only} />;
  if (nodes.length > 1 || edges.length > 0) return <SeveralInspector nodes={nodes} edges={edges} />;
  return level === TOP ? <GraphSettings /> : <BlockSettings level={level} />;
}
