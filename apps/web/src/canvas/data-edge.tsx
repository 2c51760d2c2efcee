import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import { useCompiled, useNodePlan } from '../graph/hooks.ts';
import { useRun } from '../run/hooks.ts';
import { cx } from '../ui/cx.ts';
import { count } from '../ui/format.ts';
import { bundlePaths, strandsFor } from './bundle.ts';
import styles from './data-edge.module.css';
import { itemsPassed } from './items-passed.ts';

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
  const port = sourceHandleId ?? '';
  const stack = useCompiled((compiled) => compiled.scopes[source]?.outputs[port]);
  const opensScope = useCompiled((compiled) => {
    const scopes = compiled.scopes[source];
    return scopes !== undefined && (scopes.outputs[port]?.length ?? 0) > scopes.stack.length;
  });
  const broken = useCompiled((compiled) =>
    compiled.issues.some((issue) => issue.edge === id && issue.severity === 'error'),
  );
  const passed = useRun((view) => itemsPassed(view.state?.nodes[source], opensScope));
  const tasks = useNodePlan(props.target)?.tasks;
  const [path, labelX, labelY] = getBezierPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
  });
  const many = (stack?.length ?? 0) > 0;
  const strands = many ? strandsFor(Math.max(passed, tasks?.min ?? 0)) : 0;
  return (
    <g className={cx(styles.edge, many && styles.many, selected && styles.selected, broken && styles.broken)}>
      <BaseEdge id={id} path={path} interactionWidth={20} />
      {bundlePaths({ sourceX, sourceY, targetX, targetY }, strands).map((strand) => (
        <path key={strand} d={strand} className={styles.strand} />
      ))}
      {passed === 0 ? null : (
        <EdgeLabelRenderer>
          <span
            className={cx(styles.count, many && styles.many)}
            style={{ translate: `calc(${labelX}px - 50%) ${labelY + 5}px` }}
          >
            {count(passed)}
          </span>
        </EdgeLabelRenderer>
      )}
    </g>
  );
});
