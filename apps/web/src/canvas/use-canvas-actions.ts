import { useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { useSession } from '../app/session-context.ts';
import type { Alignment, Axis, Box } from '../graph/arrange.ts';
import { autoLayout } from '../graph/auto-layout.ts';
import { blockOf, splitId, TOP } from '../graph/levels.ts';
import { freeSpot } from '../graph/placement.ts';
import { toast } from '../ui/toast.ts';
import { canvasUi } from './canvas-ui.ts';
import type { CanvasNode } from './flow-elements.ts';
import { boxOf } from './group-frames.ts';
import { fitOptions } from './use-keep-fitted.ts';

export type CanvasActions = ReturnType<typeof useCanvasActions>;

const MOTION = { duration: 120 } as const;

/** What can be done on the canvas that needs to know where things are: for keys, commands and buttons. */
export function useCanvasActions() {
  const { editor, graph, selection } = useSession();
  const flow = useReactFlow<CanvasNode>();
  return useMemo(() => {
    const selectedBoxes = (): Box[] => {
      const ids = new Set(selection.getState().nodes);
      return flow
        .getNodes()
        .filter((node) => ids.has(node.id) && node.type !== 'frame' && node.hidden !== true)
        .map(boxOf);
    };

    const tidy = async (): Promise<void> => {
      const { nodes, edges } = graph.shown();
      const picked = new Set(selection.getState().nodes);
      const some = nodes.filter((node) => picked.has(node.id));
      const isPart = some.length > 1;
      const sizes = new Map(flow.getNodes().map((node) => [node.id, boxOf(node)]));
      const positions = await autoLayout({ nodes: isPart ? some : nodes, edges }, sizes);
      graph.endBurst();
      editor.move(isPart ? atSamePlace(positions, sizes) : positions);
      graph.endBurst();
      if (!isPart) requestAnimationFrame(() => void flow.fitView({ ...fitOptions, ...MOTION }));
    };

    return {
      fit: () => void flow.fitView({ ...fitOptions, ...MOTION }),
      zoomIn: () => void flow.zoomIn(MOTION),
      zoomOut: () => void flow.zoomOut(MOTION),
      /** Brings what is selected into view; everything where nothing is. */
      zoomToSelection(): void {
        const nodes = selection.getState().nodes.map((id) => ({ id }));
        void flow.fitView(
          nodes.length === 0
            ? { ...fitOptions, ...MOTION }
            : { ...fitOptions, ...MOTION, nodes, maxZoom: 1.5 },
        );
      },
      align: (to: Alignment) => editor.align(selectedBoxes(), to),
      distribute: (axis: Axis) => editor.distribute(selectedBoxes(), axis),
      tidy: () => void tidy().catch((error: unknown) => toast.error(String(error))),
      /** A note in the middle of what is in view, ready to be written. */
      addNote(): void {
        const box = document.querySelector('main[aria-label="Canvas"]')?.getBoundingClientRect();
        const middle = flow.screenToFlowPosition({
          x: (box?.left ?? 0) + (box?.width ?? 0) / 2,
          y: (box?.top ?? 0) + (box?.height ?? 0) / 2,
        });
        const id = editor.addNote(freeSpot(graph.shown(), { x: middle.x - 140, y: middle.y - 80 }));
        canvasUi.setState({ editing: id });
      },
      /** Opens what is selected for editing: a note's text, a group's title, the inside of a block, else the form of the node. */
      edit(id: string | undefined = selection.getState().nodes.at(-1)): void {
        if (id === undefined) return;
        const { nodes, notes = [], groups = [] } = graph.shown();
        if (notes.some((note) => note.id === id) || groups.some((group) => group.id === id)) {
          canvasUi.setState({ editing: id });
          return;
        }
        const node = nodes.find((each) => each.id === id);
        if (node !== undefined && blockOf(graph.getState().graph, node) !== undefined) editor.openLevel(id);
        else focusForm();
      },
      /** Leaves the block that is open, and selects it on the canvas outside. */
      leaveBlock(): boolean {
        const { level } = graph.getState();
        if (level === TOP) return false;
        editor.openLevel(splitId(level).level);
        selection.selectNode(level);
        return true;
      },
    };
  }, [editor, graph, selection, flow]);
}

/** New positions of some nodes, moved so that their top left corner stays where it was. */
function atSamePlace(
  positions: ReadonlyMap<string, { x: number; y: number }>,
  before: ReadonlyMap<string, Box>,
): Map<string, { x: number; y: number }> {
  const old = [...positions.keys()].flatMap((id) => before.get(id) ?? []);
  const by = (axis: 'x' | 'y') =>
    Math.min(...old.map((box) => box[axis])) - Math.min(...[...positions.values()].map((at) => at[axis]));
  const [x, y] = [by('x'), by('y')];
  return new Map([...positions].map(([id, at]) => [id, { x: at.x + x, y: at.y + y }]));
}

/** Puts the cursor where the main thing about the selected node is edited. The form comes a moment after the selection. */
function focusForm(): void {
  requestAnimationFrame(() => {
    const inspector = document.querySelector('section[aria-label="Inspector"]');
    const field =
      inspector?.querySelector<HTMLElement>('[role="textbox"], textarea') ??
      inspector?.querySelector<HTMLElement>('input, button, select');
    field?.focus();
  });
}
