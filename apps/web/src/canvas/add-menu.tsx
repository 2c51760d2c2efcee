import type { Position } from '@parallax/schema';
import { useReactFlow } from '@xyflow/react';
import { DropdownMenu } from 'radix-ui';
import { useSession } from '../app/session-context.ts';
import { addableKinds } from '../graph/kinds.ts';
import { portsOf } from '../graph/ports.ts';
import { kindView } from '../nodes/kind-views.ts';
import menuStyles from '../ui/menu.module.css';
import type { createConnectionCheck, NewEdge } from './connection-check.ts';
import { useAddNode } from './use-add-node.ts';

export interface AddMenuState {
  /** Where the pointer let go, in pixels of the window. */
  readonly at: Position;
  readonly from: {
    readonly nodeId: string;
    readonly port: string | null;
    readonly side: 'source' | 'target';
  };
}

interface AddMenuProps {
  state: AddMenuState | null;
  check: ReturnType<typeof createConnectionCheck>;
  onClose: () => void;
}

/** What an edge that was let go in empty space can lead to: the kinds that fit. The chosen one is added there and connected. */
export function AddMenu({ state, check, onClose }: AddMenuProps) {
  const { editor, graph } = useSession();
  const flow = useReactFlow();
  const add = useAddNode();
  if (state === null) return null;
  const { at, from } = state;
  const fromOutput = from.side === 'source';
  const fitting = addableKinds.filter((kind) => {
    const ports = portsOf({ id: 'new', kind: kind.kind, config: {} });
    return (fromOutput ? ports.inputs : ports.outputs).length > 0;
  });

  const choose = (kind: string) => {
    const place = flow.screenToFlowPosition(at);
    const id = add(kind, { x: fromOutput ? place.x + 24 : place.x - 304, y: place.y - 52 });
    const edge: NewEdge = fromOutput
      ? { source: from.nodeId, target: id, ...(from.port === null ? {} : { sourceHandle: from.port }) }
      : { source: id, target: from.nodeId, ...(from.port === null ? {} : { targetHandle: from.port }) };
    if (check(graph.getState().graph, edge) === null) editor.connect(edge);
  };

  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden style={{ position: 'fixed', left: at.x, top: at.y, width: 0, height: 0 }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menuStyles.content} align="start" aria-label="Add a node">
          <DropdownMenu.Label className={menuStyles.heading}>
            {fromOutput ? 'Connect to a new' : 'Feed it from a new'}
          </DropdownMenu.Label>
          {fitting.map((kind) => {
            const { icon: Icon } = kindView(kind.kind);
            return (
              <DropdownMenu.Item
                key={kind.kind}
                className={menuStyles.item}
                onSelect={() => choose(kind.kind)}
              >
                <Icon className={menuStyles.icon} aria-hidden />
                {kind.title}
              </DropdownMenu.Item>
            );
          })}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
