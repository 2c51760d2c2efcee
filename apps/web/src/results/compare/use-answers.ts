import type { Graph, GraphNode, RunResponse, RunSummary } from '@parallax/schema';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { errorMessage } from '../../api/http.ts';
import { useSession } from '../../app/session-context.ts';
import { nodeTitle } from '../../graph/kinds.ts';
import { runTitle } from '../../history/run-words.ts';
import { useRun, useWholeValues } from '../../run/hooks.ts';
import { toast } from '../../ui/toast.ts';
import { usePacedRun } from '../run-data/use-paced-run.ts';
import { type Answer, answersOf } from './answer.ts';

/** In milliseconds. */
const VIEW_MS = 300;

export interface AnswerSources {
  readonly answers: readonly Answer[];
  /** The other runs of this graph, the newest first. */
  readonly runs: readonly RunSummary[];
  /** Adds the answers of another node of this run. */
  addNode(node: GraphNode): void;
  /** Adds the answers of the same node in another run. */
  addRun(run: RunSummary): Promise<void>;
  /** Back to the answers of the node alone. */
  reset(): void;
  readonly hasMore: boolean;
}

/** The answers of a node, and of the nodes and runs that were put beside it. */
export function useAnswers(graph: Graph, node: GraphNode): AnswerSources {
  const { api, document } = useSession();
  const runId = useRun((view) => view.runId) ?? '';
  const { state } = usePacedRun(VIEW_MS);
  const [nodes, setNodes] = useState<readonly GraphNode[]>([]);
  const [loaded, setLoaded] = useState<readonly { summary: RunSummary; response: RunResponse }[]>([]);
  const [runs, setRuns] = useState<readonly RunSummary[]>([]);

  const graphId = document.getState().id ?? undefined;
  useEffect(() => {
    let isGone = false;
    if (graphId === undefined) return;
    api.listRuns({ graphId }).then(
      (page) => (isGone ? undefined : setRuns(page.runs.filter(({ id }) => id !== runId))),
      (thrown: unknown) => toast.error(errorMessage(thrown)),
    );
    return () => {
      isGone = true;
    };
  }, [api, graphId, runId]);

  const hasMore = nodes.length + loaded.length > 0;
  const answers = useMemo(() => {
    const here = { graph, nodes: state?.nodes ?? {}, runId };
    return [
      ...answersOf(node, hasMore ? { ...here, from: nodeTitle(node) } : here),
      ...nodes.flatMap((other) => answersOf(other, { ...here, from: nodeTitle(other) })),
      ...loaded.flatMap(({ summary, response }) => {
        const same = response.graph.nodes.find(({ id }) => id === node.id);
        if (same === undefined) return [];
        const from = runTitle(summary);
        return answersOf(same, {
          graph: response.graph,
          nodes: response.state.nodes,
          runId: summary.id,
          from,
        });
      }),
    ];
  }, [graph, node, state, runId, nodes, loaded, hasMore]);
  useWholeValues(answers.filter((each) => each.isClipped && each.runId === runId).map(({ task }) => task));

  const addRun = useCallback(
    async (summary: RunSummary) => {
      try {
        const response = await api.getRun(summary.id, 'full');
        setLoaded((before) => [
          ...before.filter((each) => each.summary.id !== summary.id),
          { summary, response },
        ]);
      } catch (thrown) {
        toast.error(errorMessage(thrown));
      }
    },
    [api],
  );
  return {
    answers,
    runs,
    hasMore,
    addNode: (other) => setNodes((before) => [...before.filter(({ id }) => id !== other.id), other]),
    addRun,
    reset: () => {
      setNodes([]);
      setLoaded([]);
    },
  };
}
