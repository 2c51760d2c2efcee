import type { GraphNode } from '@parallax/schema';
import { useMemo } from 'react';
import { useEditor, useNode, useNodeIssues } from '../../graph/hooks.ts';
import type { NodeForm } from '../form/node-form.ts';
import { kindView } from '../kind-views.ts';
import styles from './inspector.module.css';
import { NodeActions } from './node-actions.tsx';
import { NodeHeader } from './node-header.tsx';
import { NodeProblems } from './node-problems.tsx';
import { useConnectedInputs } from './use-connected-inputs.ts';

/** Everything about one node: what it is called, what it will do, what is wrong with it, and its options. */
export function NodeInspector({ nodeId }: { nodeId: string }) {
  const node = useNode(nodeId);
  if (node === undefined) return null;
  return (
    <section className={styles.inspector} aria-label="Inspector">
      <NodeHeader node={node} />
      <div className={styles.form}>
        <NodeOptions node={node} />
      </div>
      <footer className={styles.footer}>
        <NodeProblems node={node} />
        <NodeActions nodeId={node.id} />
      </footer>
    </section>
  );
}

function NodeOptions({ node: { id, kind, config } }: { node: GraphNode }) {
  const { form: Form } = kindView(kind);
  const issues = useNodeIssues(id);
  const inputs = useConnectedInputs(id);
  const editor = useEditor();
  // Apart from the rest: fields that know the same `set` need not be drawn again.
  const actions = useMemo<Pick<NodeForm, 'set' | 'replace'>>(
    () => ({
      set: (patch) => editor.updateConfig(id, patch),
      replace: (next) => editor.replaceConfig(id, next),
    }),
    [id, editor],
  );
  const form = useMemo<NodeForm>(
    () => ({ nodeId: id, config, defaults: {}, issues, inputs, ...actions }),
    [id, config, issues, inputs, actions],
  );
  return <Form form={form} />;
}
