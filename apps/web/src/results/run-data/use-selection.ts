import { useStore } from 'zustand';
import { useSession } from '../../app/session-context.ts';
import type { SelectionState } from '../../graph/selection-store.ts';

/** A part of the selection that canvas and results share; renders again only when that part changes. */
export function useSelectionPart<T>(select: (state: SelectionState) => T): T {
  return useStore(useSession().selection, select);
}
