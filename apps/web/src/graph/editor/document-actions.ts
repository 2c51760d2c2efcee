import * as edits from '../edits.ts';
import type { EditorContext } from './context.ts';

/** What belongs to the document as a whole. */
export function documentActions({ graph }: EditorContext) {
  return {
    setDetails(details: Parameters<typeof edits.setDetails>[1]): void {
      graph.change((g) => edits.setDetails(g, details), `details:${Object.keys(details).join()}`);
    },

    setLimits(patch: edits.LimitsPatch): void {
      graph.change((g) => edits.setLimits(g, patch), `limits:${Object.keys(patch).join()}`);
    },
  };
}
