import { useConnection } from '@xyflow/react';
import { useSession } from '../app/session-context.ts';
import styles from './canvas.module.css';
import type { ConnectionCheck } from './connection-check.ts';

/** While an edge is being drawn to a port that cannot take it: why not, and what to do. */
export function ConnectionHint({ check }: { check: ConnectionCheck }) {
  const { graph } = useSession();
  const connection = useConnection();
  if (!connection.inProgress || connection.isValid !== false || connection.toHandle === null) return null;
  const { fromHandle, toHandle } = connection;
  const [source, target] = fromHandle.type === 'source' ? [fromHandle, toHandle] : [toHandle, fromHandle];
  const issue =
    source.type !== 'source' || target.type !== 'target'
      ? {
          message:
            'An edge goes from an output, at the right of a node, to an input, at the left of another.',
        }
      : check(graph.getState().graph, {
          source: source.nodeId,
          target: target.nodeId,
          ...(source.id == null ? {} : { sourceHandle: source.id }),
          ...(target.id == null ? {} : { targetHandle: target.id }),
        });
  if (issue === null) return null;
  return (
    <p className={styles.hint} role="status">
      {issue.message}
    </p>
  );
}
