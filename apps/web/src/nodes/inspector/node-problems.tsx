import type { GraphNode } from '@parallax/schema';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useEditor, useNodeIssues } from '../../graph/hooks.ts';
import { kindNamed } from '../../graph/kinds.ts';
import { Button } from '../../ui/button.tsx';
import styles from './inspector.module.css';
import { unknownKeys } from './unknown-keys.ts';

/**
 * What is wrong with the node and has no field where it would be said: connections, scopes, keys that do not exist. It stands
 * at the bottom, always in view: above the form it would push away the prompt whose new `{{name}}` is not connected yet.
 */
export function NodeProblems({ node }: { node: GraphNode }) {
  const editor = useEditor();
  const issues = useNodeIssues(node.id);
  const kind = kindNamed(node.kind);
  const unknown = kind === undefined ? [] : unknownKeys(kind.config, node.config);
  const here = issues.filter((issue) => issue.path.length === 0 || unknown.includes(String(issue.path[0])));
  if (here.length === 0) return null;
  return (
    <ul className={styles.problems} aria-label="Problems of this node">
      {here.map((issue) => {
        const Icon = issue.severity === 'error' ? CircleAlert : TriangleAlert;
        return (
          <li
            key={`${issue.code} ${issue.message}`}
            className={styles.problem}
            data-severity={issue.severity}
          >
            <Icon
              className={styles.problemIcon}
              aria-label={issue.severity === 'error' ? 'Error' : 'Warning'}
            />
            <span>{issue.message}</span>
          </li>
        );
      })}
      {unknown.length === 0 ? null : (
        <li>
          <Button
            size="small"
            onClick={() =>
              editor.updateConfig(node.id, Object.fromEntries(unknown.map((key) => [key, undefined])))
            }
          >
            Remove what this kind does not know
          </Button>
        </li>
      )}
    </ul>
  );
}
