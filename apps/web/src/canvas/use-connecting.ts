import type { Connection, FinalConnectionState } from '@xyflow/react';
import { useCallback, useMemo } from 'react';
import { useSession } from '../app/session-context.ts';
import { toast } from '../ui/toast.ts';
import { canvasUi } from './canvas-ui.ts';
import { createConnectionCheck, toEdge } from './connection-check.ts';
import type { DataEdge } from './flow-elements.ts';

/** Drawing edges with the mouse: only where the graph can run with them, and into empty space for something new. */
export function useConnecting() {
  const { editor, graph } = useSession();
  const check = useMemo(createConnectionCheck, []);

  const isValid = useCallback(
    (connection: Connection | DataEdge) =>
      check(graph.getState().graph, toEdge({ sourceHandle: null, targetHandle: null, ...connection })) ===
      null,
    [check, graph],
  );
  const connect = useCallback((connection: Connection) => void editor.connect(toEdge(connection)), [editor]);

  const end = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      if (state.toHandle !== null && state.isValid === false) {
        const edge = edgeOf(state);
        const issue = edge === null ? null : check(graph.getState().graph, edge);
        if (issue !== null) toast.error(issue.message);
        return;
      }
      if (state.toNode !== null || state.fromHandle === null || !(event instanceof MouseEvent)) return;
      const { nodeId, id, type } = state.fromHandle;
      canvasUi.setState({
        menu: { at: { x: event.clientX, y: event.clientY }, from: { nodeId, port: id ?? null, side: type } },
      });
    },
    [check, graph],
  );
  return { check, isValid, connect, end };
}

function edgeOf({ fromHandle, toHandle }: FinalConnectionState) {
  if (fromHandle === null || toHandle === null || fromHandle.type === toHandle.type) return null;
  const [source, target] = fromHandle.type === 'source' ? [fromHandle, toHandle] : [toHandle, fromHandle];
  return toEdge({
    source: source.nodeId,
    target: target.nodeId,
    sourceHandle: source.id ?? null,
    targetHandle: target.id ?? null,
  });
}
