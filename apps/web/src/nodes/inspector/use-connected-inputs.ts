import { useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useGraph } from '../../graph/hooks.ts';
import { useRun } from '../../run/hooks.ts';
import { kindView } from '../kind-views.ts';
import { type ConnectedInput, connectedInputs } from '../names/connected-inputs.ts';
import { withSample } from '../names/shape.ts';
import { sampleOf } from '../preview/arriving.ts';

/** What reaches the ports of a node. The same list is returned until something in it changes, however often the graph does. */
export function useConnectedInputs(nodeId: string): readonly ConnectedInput[] {
  const graph = useGraph((each) => each);
  // What the last run brought: it knows fields that nobody has described, such as those of an answer without a schema.
  const samples = useRun(
    useShallow(({ state }) =>
      graph.edges
        .filter(({ target }) => target === nodeId)
        .map((edge) => (state === null ? undefined : sampleOf(graph, state.nodes, edge))),
    ),
  );
  const now = useMemo(
    () =>
      connectedInputs(graph, nodeId, kindView).map((input, index) => ({
        ...input,
        shape: withSample(input.shape, samples[index]),
      })),
    [graph, nodeId, samples],
  );
  const kept = useRef(now);
  if (!sameInputs(kept.current, now)) kept.current = now;
  return kept.current;
}

/** Known values are compared by identity: they come from a cache by config, and may be large. */
function sameInputs(a: readonly ConnectedInput[], b: readonly ConnectedInput[]): boolean {
  const same = (left: ConnectedInput, right: ConnectedInput | undefined) =>
    left.port === right?.port &&
    left.from === right.from &&
    left.branch === right.branch &&
    left.value === right.value &&
    JSON.stringify(left.shape) === JSON.stringify(right.shape);
  return a.length === b.length && a.every((input, index) => same(input, b[index]));
}
