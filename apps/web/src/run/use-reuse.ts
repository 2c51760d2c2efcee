import { useMemo } from 'react';
import { useCompiled, useDocumentGraph } from '../graph/hooks.ts';
import { openBlocks } from '../graph/open-blocks.ts';
import { nodesMeant } from './block-run.ts';
import { useRun } from './hooks.ts';
import { repairOf } from './repair.ts';
import { type ReusePlan, reusePlan } from './reuse-plan.ts';
import { reuseWords } from './reuse-words.ts';

/** What running the edited graph with the results of the shown run would ask and reuse; null where there is nothing to reuse, or the graph cannot run. */
export function useReuse(from?: readonly string[]): { plan: ReusePlan; words: string[] } | null {
  const ran = useRun((view) => (repairOf(view).canReuse ? view.graph : null));
  const state = useRun((view) => (ran === null ? null : view.state));
  const document = useDocumentGraph((graph) => graph);
  const compiled = useCompiled(({ plan }) => plan);
  const nodes = from?.join(' ') ?? '';
  return useMemo(() => {
    if (ran === null || state === null || compiled === null) return null;
    const edited = openBlocks(document);
    const anew = nodes === '' ? [] : nodes.split(' ').flatMap((id) => nodesMeant(edited, id));
    const plan = reusePlan({ graph: ran, state }, edited, compiled, anew);
    return { plan, words: reuseWords(plan, edited, compiled) };
  }, [ran, state, document, compiled, nodes]);
}
