import type { NodeGroup } from '@parallax/schema';
import { type Box, surround } from '../graph/arrange.ts';
import { CARD_WIDTH } from '../graph/placement.ts';
import type { CanvasNode } from './flow-elements.ts';

/** Room between a frame and what is in it, in pixels; at the top also for its title. */
const PADDING = 24;
const TITLE = 36;
/** The card of a folded group. */
const FOLDED = { width: CARD_WIDTH, height: 88 } as const;
/** As long as a card has not been measured. */
const CARD_HEIGHT = 160;

const noData: Record<string, never> = {};

/** Where something of the canvas is, as far as it has been measured. */
export function boxOf({ id, position, measured, width, height }: CanvasNode): Box {
  return {
    id,
    ...position,
    width: measured?.width ?? width ?? CARD_WIDTH,
    height: measured?.height ?? height ?? CARD_HEIGHT,
  };
}

/** The frames around groups, and the cards of folded ones, from where their members are now. Groups of which nothing is there have none. */
export function groupFrames(
  groups: readonly NodeGroup[],
  nodes: readonly CanvasNode[],
  selected: ReadonlySet<string>,
): CanvasNode[] {
  if (groups.length === 0) return [];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return groups.flatMap(({ id, title, members, collapsed }) => {
    const boxes = members.flatMap((member) => {
      const node = byId.get(member);
      return node === undefined ? [] : [boxOf(node)];
    });
    if (boxes.length === 0) return [];
    const { left, top, right, bottom } = surround(boxes);
    const isFolded = collapsed === true;
    const size = isFolded
      ? FOLDED
      : { width: right - left + 2 * PADDING, height: bottom - top + 2 * PADDING + TITLE };
    const frame: CanvasNode = {
      id,
      type: 'frame',
      position: isFolded ? { x: left, y: top } : { x: left - PADDING, y: top - PADDING - TITLE },
      ...size,
      measured: size,
      data: noData,
      selected: selected.has(id),
      zIndex: isFolded ? 0 : -1,
      ariaLabel: `${title === '' ? 'Group' : title} (Group of ${boxes.length})`,
    };
    return [frame];
  });
}
