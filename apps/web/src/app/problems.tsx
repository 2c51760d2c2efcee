import type { Issue } from '@parallax/schema';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useCompiled, useGraph, useNode } from '../graph/hooks.ts';
import { nodeTitle } from '../graph/kinds.ts';
import { counted } from '../ui/format.ts';
import styles from './problems.module.css';
import { useSession } from './session-context.ts';
import { useShell } from './shell-context.ts';

/** Everything that is wrong with the graph. A click leads to the node. */
export function Problems() {
  const issues = useCompiled((compiled) => compiled.issues);
  const empty = issues.some((issue) => issue.code === 'empty-graph');
  if (empty) return null;
  if (issues.length === 0) {
    return (
      <p className={styles.fine}>
        <CircleCheck aria-hidden />
        No problems. It can run.
      </p>
    );
  }
  return (
    <section aria-label="Problems">
      <h3 className={styles.heading}>{counted(issues.length, 'problem')}</h3>
      <ul className={styles.list}>
        {issues.map((issue) => (
          <li key={JSON.stringify(issue)}>
            <Problem issue={issue} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Problem({ issue }: { issue: Issue }) {
  const { selection } = useSession();
  const { jumpTo } = useShell();
  const node = useNode(issue.node ?? '');
  const edge = useGraph((graph) => graph.edges.find((each) => each.id === issue.edge));
  const Icon = issue.severity === 'error' ? CircleAlert : TriangleAlert;
  const go = () => {
    if (node !== undefined) jumpTo(node.id);
    else if (edge !== undefined) selection.set([], [edge.id]);
  };
  return (
    <button
      type="button"
      className={styles.problem}
      onClick={go}
      disabled={node === undefined && edge === undefined}
    >
      <Icon className={styles.icon} data-severity={issue.severity} aria-label={issue.severity} />
      <span>
        {node === undefined ? null : <strong>{nodeTitle(node)}</strong>}
        <span className={styles.message}>{issue.message}</span>
      </span>
    </button>
  );
}
