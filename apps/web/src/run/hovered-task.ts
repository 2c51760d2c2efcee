import { createStore } from 'zustand/vanilla';

/** The item under the pointer, on a strip or on the timeline. */
export interface HoveredItem {
  readonly node: string;
  /** Null of one that has not begun. */
  readonly task: string | null;
  /** Its place among the items of its node, where the strip knows it. */
  readonly place: number | null;
  readonly label: string;
}

/** What the pointer is over: the canvas and the results show the same. */
export const hoveredItem = createStore<{ readonly item: HoveredItem | null }>()(() => ({ item: null }));

/** Takes note of the item under the pointer; null when it has left. */
export function hoverItem(item: HoveredItem | null): void {
  const before = hoveredItem.getState().item;
  if (before?.node === item?.node && before?.task === item?.task && before?.place === item?.place) return;
  hoveredItem.setState({ item });
}
