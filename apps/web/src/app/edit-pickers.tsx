import { useMemo } from 'react';
import { createConnectionCheck } from '../canvas/connection-check.ts';
import { fitsThrough } from '../canvas/fitting.ts';
import { useAddables } from '../canvas/use-add-node.ts';
import { useInsertOnEdge } from '../canvas/use-insert-on-edge.ts';
import { useNode } from '../graph/hooks.ts';
import { nodeTitle } from '../graph/kinds.ts';
import { selectedNode } from '../graph/selection-store.ts';
import { kindView } from '../nodes/kind-views.ts';
import { toast } from '../ui/toast.ts';
import type { Command } from './commands.ts';
import { connections } from './connections.ts';
import { goCommands } from './go-commands.ts';
import { Picker } from './picker.tsx';
import { replacements } from './replacements.ts';
import { useSession } from './session-context.ts';
import { type EditDialog, useShell } from './shell-context.ts';

/** Lists to choose from for what is done on the canvas with the mouse: going to a node, connecting, replacing, putting something into an edge. */
export function EditPicker({ dialog, onClose }: { dialog: EditDialog; onClose: () => void }) {
  if (dialog === 'find') return <FindPicker onClose={onClose} />;
  if (dialog === 'insert') return <InsertPicker onClose={onClose} />;
  return <NodePicker dialog={dialog} onClose={onClose} />;
}

function FindPicker({ onClose }: { onClose: () => void }) {
  const { graph } = useSession();
  const { jumpTo } = useShell();
  const commands = useMemo(() => goCommands(graph.getState().graph, jumpTo), [graph, jumpTo]);
  return (
    <Picker
      title="Find a node"
      placeholder="A name, a kind, or words of a prompt"
      commands={commands}
      empty="The graph has no nodes yet. Add one from the left."
      onClose={onClose}
    />
  );
}

function NodePicker({ dialog, onClose }: { dialog: 'connect' | 'replace'; onClose: () => void }) {
  const session = useSession();
  const addables = useAddables();
  const id = selectedNode(session.selection.getState());
  const node = useNode(id ?? '');
  const commands = useMemo(() => {
    if (node === undefined) return [];
    if (dialog === 'replace') return replacements(session, node, addables);
    return connections(session, node, createConnectionCheck(), toast.error);
  }, [dialog, session, node, addables]);
  if (node === undefined) {
    return (
      <Picker
        title={dialog === 'connect' ? 'Connect' : 'Replace'}
        placeholder=""
        commands={[]}
        empty="Select one node first: press Tab until it has the focus, then Enter."
        onClose={onClose}
      />
    );
  }
  return dialog === 'connect' ? (
    <Picker
      title={`Connect ${nodeTitle(node)}`}
      placeholder="From which output to which input"
      commands={commands}
      empty="There is no other node with a free input or output. Add one first."
      onClose={onClose}
    />
  ) : (
    <Picker
      title={`Replace ${nodeTitle(node)}`}
      description="Its edges stay where the new kind has a port for them."
      placeholder="By what"
      commands={commands}
      onClose={onClose}
    />
  );
}

function InsertPicker({ onClose }: { onClose: () => void }) {
  const { selection } = useSession();
  const insert = useInsertOnEdge();
  const addables = useAddables();
  const [edge] = selection.getState().edges;
  const commands = useMemo(
    () =>
      edge === undefined
        ? []
        : addables.filter(fitsThrough).map(
            (what): Command => ({
              id: what.id,
              title: what.title,
              icon: kindView(what.kind).icon,
              note: what.summary,
              run: () => insert(edge, what),
            }),
          ),
    [edge, addables, insert],
  );
  return (
    <Picker
      title="Put a node into the edge"
      placeholder="Which"
      commands={commands}
      empty="Select an edge first: press Tab until it has the focus, then Enter."
      onClose={onClose}
    />
  );
}
