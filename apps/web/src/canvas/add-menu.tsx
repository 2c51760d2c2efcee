import type { Position } from '@parallax/schema';
import { useReactFlow } from '@xyflow/react';
import { DropdownMenu } from 'radix-ui';
import { useMemo } from 'react';
import { useSession } from '../app/session-context.ts';
import type { Addable } from '../graph/addable.ts';
import { kindView } from '../nodes/kind-views.ts';
import menuStyles from '../ui/menu.module.css';
import type { ConnectionCheck } from './connection-check.ts';
import { edgeTo, fitsEnd, fitsThrough, type OpenEnd } from './fitting.ts';
import { useAddables, useAddNode } from './use-add-node.ts';
import { useInsertOnEdge } from './use-insert-on-edge.ts';

/** Where the menu opens, in pixels of the window, and what is added there: the other end of an edge, or something that stands in one. */
export type AddMenuState = { readonly at: Position } & (
  | { readonly from: OpenEnd }
  | { readonly edge: string }
);

interface AddMenuProps {
  state: AddMenuState | null;
  check: ConnectionCheck;
  onClose: () => void;
}

/** What an edge that was let go in empty space can lead to, or what can be put into one: only what fits. The chosen one is added there and connected. */
export function AddMenu({ state, check, onClose }: AddMenuProps) {
  return state === null ? null : <OpenMenu state={state} check={check} onClose={onClose} />;
}

function OpenMenu({ state, check, onClose }: AddMenuProps & { state: AddMenuState }) {
  const { editor, graph } = useSession();
  const flow = useReactFlow();
  const add = useAddNode();
  const insert = useInsertOnEdge();
  const all = useAddables();
  const { at } = state;
  const fitting = useMemo(() => {
    const document = graph.getState().graph;
    return all.filter((what) =>
      'edge' in state ? fitsThrough(what) : fitsEnd(document, state.from, what, check),
    );
  }, [all, state, graph, check]);

  const choose = (what: Addable) => {
    if ('edge' in state) {
      insert(state.edge, what);
      return;
    }
    const { from } = state;
    const place = flow.screenToFlowPosition(at);
    const id = add(what, { x: from.side === 'source' ? place.x + 24 : place.x - 304, y: place.y - 52 });
    editor.connect(edgeTo(from, id));
  };

  const heading =
    'edge' in state
      ? 'Put in between'
      : state.from.side === 'source'
        ? 'Connect to a new'
        : 'Feed it from a new';
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden style={{ position: 'fixed', left: at.x, top: at.y, width: 0, height: 0 }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={menuStyles.content}
          align="start"
          collisionPadding={8}
          aria-label="Add a node"
        >
          <DropdownMenu.Label className={menuStyles.heading}>{heading}</DropdownMenu.Label>
          {fitting.map((what) => {
            const { icon: Icon } = kindView(what.kind);
            return (
              <DropdownMenu.Item key={what.id} className={menuStyles.item} onSelect={() => choose(what)}>
                <Icon className={menuStyles.icon} aria-hidden />
                {what.title}
              </DropdownMenu.Item>
            );
          })}
          {fitting.length === 0 ? <p className={menuStyles.heading}>Nothing can be connected here.</p> : null}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
