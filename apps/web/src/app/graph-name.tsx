import { useEditor, useGraph } from '../graph/hooks.ts';
import { useSession } from './session-context.ts';
import styles from './top-bar.module.css';

/** The name of the graph, to be edited in place. */
export function GraphName() {
  const { graph } = useSession();
  const editor = useEditor();
  const name = useGraph((each) => each.name);
  return (
    <input
      className={styles.name}
      aria-label="Name of the graph"
      placeholder="Untitled"
      spellCheck={false}
      maxLength={200}
      value={name}
      onChange={(event) => editor.setDetails({ name: event.target.value })}
      onBlur={graph.endBurst}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
