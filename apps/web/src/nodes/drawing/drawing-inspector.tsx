import { BoxSelect, Ungroup } from 'lucide-react';
import { useSession } from '../../app/session-context.ts';
import { useEditor, useGraph } from '../../graph/hooks.ts';
import { nodeTitle } from '../../graph/kinds.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextArea, TextInput } from '../../ui/text-input.tsx';
import styles from '../inspector/inspector.module.css';
import { NodeActions } from '../inspector/node-actions.tsx';

/** The text of a note. */
export function NoteInspector({ noteId }: { noteId: string }) {
  const editor = useEditor();
  const text = useGraph((graph) => graph.notes?.find((note) => note.id === noteId)?.text);
  if (text === undefined) return null;
  return (
    <section className={styles.inspector} aria-label="Inspector">
      <header className={styles.header}>
        <h2 className={styles.kindTitle}>Note</h2>
        <p className={styles.kindSummary}>Words on the canvas. A run takes no notice of them.</p>
      </header>
      <Field label="Text" hint="Markdown: # heading, **bold**, - list.">
        <TextArea
          value={text}
          maxLength={20_000}
          rows={12}
          onChange={(next) => editor.updateNote(noteId, { text: next })}
        />
      </Field>
      <footer className={styles.footer}>
        <NodeActions />
      </footer>
    </section>
  );
}

/** The title of a group and what is in it. */
export function GroupInspector({ groupId }: { groupId: string }) {
  const { selection, graph } = useSession();
  const editor = useEditor();
  const group = useGraph((each) => each.groups?.find(({ id }) => id === groupId));
  const nodes = useGraph((each) => each.nodes);
  if (group === undefined) return null;
  const inside = nodes.filter((node) => group.members.includes(node.id));
  return (
    <section className={styles.inspector} aria-label="Inspector">
      <header className={styles.header}>
        <h2 className={styles.kindTitle}>Group</h2>
        <p className={styles.kindSummary}>
          Nodes that belong together on the canvas. A run takes no notice of it; to use them again, make a
          block of them.
        </p>
      </header>
      <Field label="Title">
        <TextInput
          value={group.title}
          maxLength={200}
          placeholder="Group"
          onChange={(title) => editor.renameGroup(groupId, title)}
          onBlur={() => graph.endBurst()}
        />
      </Field>
      <Field label="Fold into one card" inline>
        <Switch
          checked={group.collapsed === true}
          onChange={(collapsed) => editor.collapseGroup(groupId, collapsed)}
        />
      </Field>
      <ul className={styles.selected} aria-label="Nodes in the group">
        {inside.map((node) => (
          <li key={node.id}>
            <button
              type="button"
              className={styles.selectedNode}
              onClick={() => selection.selectNode(node.id)}
            >
              <span>{nodeTitle(node)}</span>
            </button>
          </li>
        ))}
      </ul>
      <footer className={styles.footer}>
        <div className={styles.actions}>
          <Button icon={BoxSelect} onClick={() => selection.set(group.members, [])}>
            Select all in it
          </Button>
          <Button icon={Ungroup} onClick={() => editor.ungroupSelected()}>
            Ungroup
          </Button>
        </div>
        <NodeActions />
      </footer>
    </section>
  );
}
