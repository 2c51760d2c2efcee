import type { Graph } from '@parallax/schema';
import { type Template, templates } from '@parallax/templates';
import { Play } from 'lucide-react';
import { useId } from 'react';
import { errorMessage } from '../api/http.ts';
import { withPositions } from '../graph/auto-layout.ts';
import { resultsTab } from '../results/results-tab.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { callRange } from '../ui/format.ts';
import { toast } from '../ui/toast.ts';
import { Miniature } from './miniature/miniature.tsx';
import { showRoute } from './router.ts';
import { useSession } from './session-context.ts';
import { useShell } from './shell-context.ts';
import { startRun } from './start-run.ts';
import styles from './template-gallery.module.css';
import { useTemplateGraphs } from './use-template-graphs.ts';

/** Graphs to start from, with their pictures. Their documents are loaded when the gallery opens: their sample inputs are large. */
export function TemplateGallery({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const { leaveDocument, setDock } = useShell();
  const graphs = useTemplateGraphs();

  const begin = (graph: Graph | undefined) => {
    session.run.leave();
    session.document.create(graph);
    session.selection.clear();
    showRoute({ page: 'home' });
  };
  const choose = (template: Template, then: () => Promise<unknown> = async () => undefined) => {
    onClose();
    leaveDocument(() => {
      template
        .load()
        .then(withPositions)
        .then(begin)
        .then(then)
        .catch((error: unknown) => toast.error(`The template could not be loaded: ${errorMessage(error)}`));
    });
  };
  const run = () => {
    resultsTab.setState({ tab: 'answers' });
    setDock('open');
    return startRun(session);
  };
  const chooseEmpty = () => {
    onClose();
    leaveDocument(() => begin(undefined));
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title="Start from a template"
      description="Each runs as it is, without a key: it comes with sample input, and with a reader that works offline."
      size="large"
      footer={<Button onClick={chooseEmpty}>Start with an empty graph</Button>}
    >
      <ul className={styles.grid}>
        {templates.map((template) => (
          <li key={template.id}>
            <TemplateCard
              template={template}
              graph={graphs.get(template.id)}
              onOpen={() => choose(template)}
              onRun={() => choose(template, run)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

interface TemplateCardProps {
  template: Template;
  /** Undefined until its document is loaded. */
  graph: Graph | undefined;
  onOpen: () => void;
  onRun: () => void;
}

function TemplateCard({ template, graph, onOpen, onRun }: TemplateCardProps) {
  const about = useId();
  return (
    <article className={styles.card}>
      <div className={styles.picture}>{graph === undefined ? null : <Miniature graph={graph} />}</div>
      <div className={styles.words}>
        <button type="button" className={styles.title} onClick={onOpen} aria-describedby={about}>
          {template.title}
        </button>
        <p id={about} className={styles.summary}>
          {template.summary}
        </p>
        <p className={styles.facts}>{template.techniques.join(' · ')}</p>
        <div className={styles.foot}>
          <span className={styles.calls}>
            {callRange({ min: template.leastCalls ?? template.calls, max: template.calls })}
          </span>
          <Button
            className={styles.run}
            size="small"
            icon={Play}
            aria-label={`Open and run: ${template.title}`}
            onClick={onRun}
          >
            Open and run
          </Button>
        </div>
      </div>
    </article>
  );
}
