import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';

/** Up to this many columns are all drawn. */
const VIRTUAL_FROM = 31;

/** The columns that are drawn, and the room that the others take before and after them, in pixels. */
export interface ColumnWindow {
  readonly isVirtual: boolean;
  readonly indexes: readonly number[];
  readonly before: number;
  readonly after: number;
}

/** Draws only the columns in view once there are many, and brings the one at `reveal` into view when that changes. `expected` is how many there will be. */
export function useColumnWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  width: number,
  reveal: number,
  expected = count,
): ColumnWindow {
  const isVirtual = expected >= VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    horizontal: true,
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => width,
    overscan: 2,
    enabled: isVirtual,
  });

  useEffect(() => {
    if (reveal < 0) return;
    if (isVirtual) virtualizer.scrollToIndex(reveal, { align: 'auto' });
    else
      scroller.current
        ?.querySelector(`[data-column="${reveal}"]`)
        ?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [reveal, isVirtual, virtualizer, scroller]);

  if (!isVirtual)
    return { isVirtual, indexes: Array.from({ length: count }, (_, index) => index), before: 0, after: 0 };
  const items = virtualizer.getVirtualItems();
  return {
    isVirtual,
    indexes: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: Math.max(0, virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)),
  };
}
