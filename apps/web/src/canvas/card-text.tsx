import { partOf } from '@parallax/engine';
import type { Graph, GraphNode, TaskState } from '@parallax/schema';
import { useDocumentGraph, useSelection } from '../graph/hooks.ts';
import { kinds, nodeTitle } from '../graph/kinds.ts';
import { blockOf, isInside } from '../graph/levels.ts';
import { portsOf } from '../graph/ports.ts';
import { kindView } from '../nodes/kind-views.ts';
import { useNodeRun, useRun } from '../run/hooks.ts';
import { findTask, taskRemark, taskText } from '../run/task-view.ts';
import { cx } from '../ui/cx.ts';
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
  const inside = useDocumentGraph((graph) => insideText(graph, node));
  const isChosen = nodeId !== null && (nodeId === node.id || isInside(nodeId, node.id));
  const chosen = isChosen && taskId !== null ? findTask(run, taskId) : undefined;
  const CardBody = kindView(node.kind).cardBody;
  if (CardBody !== undefined && run !== undefined && !run.tasks.some(hasFailed))
    return <CardBody nodeId={node.id} node={run} />;
  if (chosen === undefined && showsStreams(run)) return <CardStreams node={run} />;
  const task = chosen ?? watchedTask(run);

  if (task === undefined) {
    if (inside !== undefined) return <Box label="" text={inside} quiet />;
    const { label, text } = preview(node.config, kindView(node.kind).summary(node.config));
    return <Box label={label} text={text.slice(0, TAIL)} quiet />;
  }
  const label = task.path.length === 0 ? '' : (task.label ?? '');
  if (task.error !== undefined && task.status !== 'running') {
    return <Box label={label} text={task.error.message} failed />;
  }
  if (task.status === 'running') return <Box label={label} text={taskText(task).slice(-TAIL)} live />;
  const remark = taskRemark(task);
  if (remark !== '') return <Box label={label} text={remark} quiet />;
  // A long list that opened branches is better told by what the node is set to than by the JSON it begins with.
  const opened = task.clipped !== undefined && /^\s*[[{]/.test(task.clipped.text);
  if (opened) {
    const { text } = preview(node.config, kindView(node.kind).summary(node.config));
    return <Box label={label} text={text.slice(0, TAIL)} quiet />;
  }
  const output =
    task.output ?? (task.clipped === undefined ? (shown?.clipped?.text ?? shown?.value) : undefined);
  const ports = portsOf(node).outputs.map((port) => port.name);
  const text = output === undefined ? taskText(task) : outputText(output, ports);
  return <Box label={label === '' ? (shown?.label ?? '') : label} text={withoutMarks(text.slice(0, TAIL))} />;
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
}

function Box({ label, text, live = false, failed = false, quiet = false }: BoxProps) {
  return (
    <div
      className={cx(styles.box, live && styles.live, failed && styles.failed, quiet && styles.quiet)}
      data-live={live || undefined}
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
