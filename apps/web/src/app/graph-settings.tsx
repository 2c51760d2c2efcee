import { useEditor, useGraph } from '../graph/hooks.ts';
import { Field } from '../ui/field.tsx';
import { TextArea } from '../ui/text-input.tsx';
import styles from './graph-settings.module.css';
import { LimitsFields } from './limits-fields.tsx';
import { Problems } from './problems.tsx';

/** What the right side shows while no node is selected: the graph's problems, its description and its limits. */
export function GraphSettings() {
  const editor = useEditor();
  const description = useGraph((graph) => graph.description);
  return (
    <section className={styles.settings} aria-label="Graph settings">
      <h2 className={styles.title}>Graph</h2>
      <Problems />
      <Field label="Description">
        <TextArea
          value={description}
          maxLength={10_000}
          placeholder="What this graph is for"
          onChange={(value) => editor.setDetails({ description: value })}
        />
      </Field>
      <LimitsFields />
    </section>
  );
}
