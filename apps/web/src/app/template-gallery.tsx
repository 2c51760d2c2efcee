import type { Graph } from '@parallax/schema';
import { type Template, templates } from '@parallax/templates';
import { useId } from 'react';
import { errorMessage } from '../api/http.ts';
import { withPositions } from '../graph/auto-layout.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { callRange } from '../ui/format.ts';
import { toast } from '../ui/toast.ts';
import { showRoute } from './router.ts';
import { useSession } from './session-context.ts';
import { useShell } from './shell-context.ts';
import styles from './template-gallery.module.css';

/** Graphs to start from. Each document is loaded when it is chosen: their sample inputs are large. */
export function TemplateGallery({ open, onClose }: { open: boolean; onClose: () => void }) {
  const session = useSession();
  const { leaveDocument } = useShell();

  const begin = (graph: Graph | undefined) => {
    session.run.leave();
    session.document.create(graph);
    session.selection.clear();
    showRoute({ page: 'home' });
  };
  const choose = (template: Template) => {
    onClose();
    leaveDocument(() => {
      template
        .load()
        .then(withPositions)
        .then(begin)
        .catch((error: unknown) => toast.error(`The template could not be loaded: ${errorMessage(error)}`));
    });
  };
  const chooseEmpty = () => {
    onClose();
    leaveDocument(() => begin(undefined));
  };

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Start from a template"
      description="Each runs as it is, without a key: it comes with sample input, and with a reader that works offline."
      size="large"
      footer={<Button onClick={chooseEmpty}>Start with an empty graph</Button>}
    >
      <ul className={styles.grid}>
        {templates.map((template) => (
          <li key={template.id}>
            <TemplateCard template={template} onChoose={() => choose(template)} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function TemplateCard({ template, onChoose }: { template: Template; onChoose: () => void }) {
  const about = useId();
  return (
    <article className={styles.card}>
      <button type="button" className={styles.title} onClick={onChoose} aria-describedby={about}>
        {template.title}
      </button>
      <p id={about} className={styles.summary}>
        {template.summary}
      </p>
      <p className={styles.facts}>
        {callRange({ min: template.leastCalls ?? template.calls, max: template.calls })} ·{' '}
        {template.techniques.join(' · ')}
      </p>
    </article>
  );
}
