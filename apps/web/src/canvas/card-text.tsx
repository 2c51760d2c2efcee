import { partOf } from '@parallax/engine';
import type { Graph, GraphNode, OutputItem, TaskState } from '@parallax/schema';
import { useDocumentGraph, useSelection } from '../graph/hooks.ts';
import { kinds, nodeTitle } from '../graph/kinds.ts';
import { blockOf, isInside } from '../graph/levels.ts';
import { portsOf } from '../graph/ports.ts';
import { kindView } from '../nodes/kind-views.ts';
import { useNodeRun, useRun } from '../run/hooks.ts';
import { findTask, taskRemark, taskText } from '../run/task-view.ts';
import { useWhyItemWaits } from '../run/use-why-waiting.ts';
import { cx } from '../ui/cx.ts';
import { useHoveredItem, useWhyHoveredWaits } from './card-item.tsx';
import { outputText, preview, withoutMarks } from './card-preview.ts';
import { CardStreams, showsStreams } from './card-streams.tsx';
import styles from './card-text.module.css';
import { watchedTask } from './watched-task.ts';

/** More than the box can show at any width. */
const TAIL = 400;

/**
 * A few lines in a box of fixed height: the live text of the watched item, its end in view; its beginning once it is done; its error where
 * it failed; before a run, what the node is set to.
 */
export function CardText({ node }: { node: GraphNode }) {
  const run = useNodeRun(node.id);
  // What an output node shows is not in its tasks but in the run's outputs.
  const shown = useRun((view) => view.state?.outputs[node.id]?.[0]);
  const { nodeId, taskId } = useSelection();
  const hovered = useHoveredItem(node.id);
  const why = useWhyHoveredWaits(node.id, hovered);
  const inside = useDocumentGraph((graph) => insideText(graph, node));
  const isChosen = nodeId !== null && (nodeId === node.id || isInside(nodeId, node.id));
  const wanted = hovered?.task ?? (isChosen ? taskId : null);
  const chosen = wanted === null ? undefined : findTask(run, wanted);
  const retry = useWhyItemWaits(node.id, chosen?.status === 'retrying' ? chosen.path : null);
  const isHovered = hovered !== null;
  if (hovered?.task === null && why !== '') return <Box label={hovered.label} text={why} quiet watched />;
  const CardBody = kindView(node.kind).cardBody;
  if (CardBody !== undefined && run !== undefined && !isHovered && !run.tasks.some(hasFailed))
    return <CardBody nodeId={node.id} node={run} />;
  if (chosen === undefined && showsStreams(run)) return <CardStreams node={run} />;
  const task = chosen ?? watchedTask(run);
  const settings = inside === undefined ? settingsBox(node) : { label: '', text: inside, quiet: true };
  const box = task === undefined ? settings : taskBox(node, task, shown, retry);
  return <Box {...box} watched={isHovered} />;
}

/** What the node is set to. */
function settingsBox({ config, kind }: GraphNode, label?: string): BoxProps {
  const settings = preview(config, kindView(kind).summary(config));
  return { label: label ?? settings.label, text: settings.text.slice(0, TAIL), quiet: true };
}

/** @param retry when a task that waits to try again will do so, and why */
function taskBox(node: GraphNode, task: TaskState, shown: OutputItem | undefined, retry: string): BoxProps {
  const label = task.path.length === 0 ? '' : (task.label ?? '');
  if (task.error !== undefined && task.status !== 'running') {
    return { label, text: retry === '' ? task.error.message : retry, failed: true };
  }
  if (task.status === 'running') return { label, text: taskText(task).slice(-TAIL), live: true };
  const remark = taskRemark(task);
  if (remark !== '') return { label, text: remark, quiet: true };
  // A long list that opened branches is better told by what the node is set to than by the JSON it begins with.
  const opened = task.clipped !== undefined && /^\s*[[{]/.test(task.clipped.text);
  if (opened) return settingsBox(node, label);
  const output =
    task.output ?? (task.clipped === undefined ? (shown?.clipped?.text ?? shown?.value) : undefined);
  const ports = portsOf(node).outputs.map((port) => port.name);
  const text = output === undefined ? taskText(task) : outputText(output, ports);
  return {
    label: label === '' ? (shown?.label ?? '') : label,
    text: withoutMarks(text.slice(0, TAIL)),
  };
}

function hasFailed({ error, status }: TaskState): boolean {
  return error !== undefined && status !== 'running';
}

interface BoxProps {
  label: string;
  text: string;
  live?: boolean;
  failed?: boolean;
  quiet?: boolean;
  /** It is read now, also from afar. */
  watched?: boolean;
}

function Box({ label, text, live = false, failed = false, quiet = false, watched = false }: BoxProps) {
  return (
    <div
      className={cx(styles.box, live && styles.live, failed && styles.failed, quiet && styles.quiet)}
      data-live={live || watched || undefined}
    >
      {label === '' ? null : <p className={styles.label}>{label}</p>}
      <div className={styles.text}>
        <p>{text}</p>
      </div>
    </div>
  );
}

/** What is inside of a block: the names of its nodes. Undefined for any other node. */
function insideText(document: Graph, node: GraphNode): string | undefined {
  const block = blockOf(document, node);
  if (block === undefined) return undefined;
  if (block.description !== '') return block.description;
  return block.nodes
    .filter((each) => partOf(each, kinds).is !== 'port')
    .map(nodeTitle)
    .join(' · ');
}
