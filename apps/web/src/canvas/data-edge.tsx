import type { Graph, GraphEdge } from '@parallax/schema';
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/session-context.ts';
import { useCompiled, useGraph, useNodePlan } from '../graph/hooks.ts';
import { edgeById, nodeById } from '../graph/lookup.ts';
import { portsOf } from '../graph/ports.ts';
import { useRun } from '../run/hooks.ts';
import { isLive } from '../run/task-view.ts';
import { cx } from '../ui/cx.ts';
import { count } from '../ui/format.ts';
import { bundlePaths, strandsFor } from './bundle.ts';
import { canvasUi } from './canvas-ui.ts';
import styles from './data-edge.module.css';
import { EdgeButton } from './edge-button.tsx';
import { useItemFlow } from './item-flow.ts';
import { itemsPassed, itemsQueued } from './items-passed.ts';
import { useReadOnly } from './read-only.ts';
import { takesItems } from './takes-items.ts';

/** An edge: a line for a single value, a bundle of strands for many, and how many items have passed in the run. */
export const DataEdgeView = memo(function DataEdgeView(props: EdgeProps) {
  const {
    id,
    source,
    sourceHandleId,
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    selected,
  } = props;
  // What a block gives comes from a node inside of it; of a folded group it is the edge itself that knows.
  const end = useGraph((graph) => edgeById(graph.edges, id));
  const shown = end?.source ?? source;
  const name = useGraph((graph) => sourceHandleId ?? portOf(graph, end) ?? '');
  const from = useCompiled((compiled) => compiled.origins.get(shown)?.[name]?.[0]);
  const node = from?.node ?? shown;
  const port = from?.port ?? (from === undefined ? name : '');
  const stack = useCompiled((compiled) => compiled.scopes[shown]?.outputs[name]);
  const opensScope = useCompiled((compiled) => {
    const scopes = compiled.scopes[node];
    return scopes !== undefined && (scopes.outputs[port]?.length ?? 0) > scopes.stack.length;
  });
  const broken = useCompiled((compiled) =>
    compiled.issues.some((issue) => issue.edge === id && issue.severity === 'error'),
  );
  const readOnly = useReadOnly();
  const isOnly = useStore(useSession().selection, ({ nodes, edges }) => nodes.length + edges.length === 1);
  const passed = useRun((view) =>
    itemsPassed(view.state?.nodes[node], opensScope, view.state?.nodes[props.target]),
  );
  const one = useGraph((graph) => takesItems(graph, props.target));
  const queued = useRun((view) =>
    one && isLive(view) ? itemsQueued(view.state?.nodes[props.target], passed) : 0,
  );
  const tasks = useNodePlan(props.target)?.tasks;
  const [path, labelX, labelY] = getBezierPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
  });
  const isDropTarget = useStore(canvasUi, (state) => state.dropEdge === id);
  const group = useItemFlow(path, passed);
  const many = (stack?.length ?? 0) > 0;
  const strands = many ? strandsFor(Math.max(passed, tasks?.min ?? 0)) : 0;
  return (
    <g
      ref={group}
      className={cx(
        styles.edge,
        many && styles.many,
        (selected || isDropTarget) && styles.selected,
        broken && styles.broken,
      )}
    >
      <BaseEdge id={id} path={path} interactionWidth={20} />
      {bundlePaths({ sourceX, sourceY, targetX, targetY }, strands).map((strand) => (
        <path key={strand} d={strand} className={styles.strand} data-strand />
      ))}
      {passed === 0 ? null : (
        <EdgeLabelRenderer>
          <span
            className={cx(styles.count, many && styles.many)}
            style={{ translate: `calc(${labelX}px - 50%) ${labelY + 5}px` }}
          >
            {count(passed)}
            {queued === 0 ? null : <span className={styles.queued}>{count(queued)} waiting</span>}
          </span>
        </EdgeLabelRenderer>
      )}
      {readOnly ? null : (
        <EdgeButton
          edgeId={id}
          source={source}
          target={props.target}
          x={labelX}
          y={labelY - (passed === 0 ? 0 : 14)}
          selected={selected === true && isOnly}
        />
      )}
    </g>
  );
});

/** The output that an edge of the graph begins at; a missing handle is the first. */
function portOf({ nodes, blocks }: Graph, edge: GraphEdge | undefined): string | undefined {
  const source = edge === undefined ? undefined : nodeById(nodes, edge.source);
  return edge?.sourceHandle ?? (source === undefined ? undefined : portsOf(source, blocks).outputs[0]?.name);
}
