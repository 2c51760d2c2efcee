import { NodeResizeControl } from '@xyflow/react';
import { memo, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/session-context.ts';
import { useEditor, useGraph } from '../graph/hooks.ts';
import { cx } from '../ui/cx.ts';
import { lazyView } from '../ui/lazy-view.tsx';
import { canvasUi } from './canvas-ui.ts';
import styles from './note.module.css';
import { useReadOnly } from './read-only.ts';

// Markdown is a good part of the results' code, which the first paint does without.
const Markdown = lazyView(
  async () => (await import('../results/content/markdown.tsx')).Markdown,
  ({ text }: { text: string; className?: string }) => <p className={styles.plain}>{text}</p>,
);

/** A text on the canvas, in Markdown. A double click, or Enter, edits it in place. */
export const Note = memo(function Note({ id, selected }: { id: string; selected?: boolean }) {
  const editor = useEditor();
  const readOnly = useReadOnly();
  const note = useGraph((graph) => graph.notes?.find((each) => each.id === id));
  const isEdited = useStore(canvasUi, (state) => state.editing === id);
  if (note === undefined) return null;
  return (
    <div
      className={cx(styles.note, selected && styles.selected)}
      style={{ width: note.width, height: note.height }}
    >
      {isEdited ? (
        <NoteEditor id={id} text={note.text} />
      ) : note.text.trim() === '' ? (
        <p className={styles.empty}>A note. Double-click to write, in Markdown.</p>
      ) : (
        <Markdown text={note.text} className={styles.text ?? ''} />
      )}
      {selected === true && !readOnly ? (
        <NodeResizeControl
          className={styles.resize ?? ''}
          position="bottom-right"
          minWidth={80}
          minHeight={40}
          onResizeEnd={(_, { width, height }) =>
            editor.updateNote(id, { width: Math.round(width), height: Math.round(height) })
          }
        />
      ) : null}
    </div>
  );
});

function NoteEditor({ id, text }: { id: string; text: string }) {
  const editor = useEditor();
  const { graph } = useSession();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const field = area.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  const leave = () => {
    graph.endBurst();
    canvasUi.setState({ editing: null });
  };
  return (
    <textarea
      ref={area}
      className={cx(styles.area, 'nodrag', 'nowheel', 'nopan')}
      aria-label="Text of the note"
      value={text}
      maxLength={20_000}
      spellCheck
      onChange={(event) => editor.updateNote(id, { text: event.target.value })}
      onBlur={leave}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.metaKey || event.ctrlKey))) return;
        leave();
        area.current?.closest<HTMLElement>('.react-flow__node')?.focus();
      }}
    />
  );
}
