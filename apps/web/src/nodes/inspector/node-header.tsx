import type { GraphNode } from '@parallax/schema';
import { useSession } from '../../app/session-context.ts';
import { useEditor, useNodePlan } from '../../graph/hooks.ts';
import { kindNamed, nodeTitle } from '../../graph/kinds.ts';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { kindView } from '../kind-views.ts';
import { CopyId } from './copy-id.tsx';
import styles from './inspector.module.css';

/** What a node is, what it is called, and the sentence of what it will do. */
export function NodeHeader({ node }: { node: GraphNode }) {
  const editor = useEditor();
  const { graph } = useSession();
  const plan = useNodePlan(node.id);
  const kind = kindNamed(node.kind);
  const { icon: Icon, accent } = kindView(node.kind);
  return (
    <header className={styles.header}>
      <div className={styles.kind}>
        <Icon className={styles.kindIcon} style={{ color: accent }} aria-hidden />
        <h2 className={styles.kindTitle}>{kind?.title ?? node.kind}</h2>
        <CopyId id={node.id} />
      </div>
      <p className={styles.kindSummary}>
        {kind?.summary ??
          `This version of Parallax has no kind called "${node.kind}", so the graph cannot run here.`}
      </p>
      <Field label="Label">
        <TextInput
          value={node.label ?? ''}
          maxLength={200}
          placeholder={nodeTitle({ kind: node.kind })}
          onChange={(label) => editor.renameNode(node.id, label)}
          onBlur={() => graph.endBurst()}
        />
      </Field>
      {plan === undefined ? null : <p className={styles.sentence}>{plan.sentence}</p>}
    </header>
  );
}
