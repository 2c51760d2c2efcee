import { type OutputConfig, outputConfigSchema } from '@parallax/nodes';
import type { Graph, GraphNode, RunState } from '@parallax/schema';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useSession } from '../../app/session-context.ts';
import { nodeTitle } from '../../graph/kinds.ts';
import { fellOverWords } from '../../run/gather-words.ts';
import { useRun, useWholeValues } from '../../run/hooks.ts';
import { count, counted } from '../../ui/format.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { CopyButton } from '../content/copy-button.tsx';
import { LoadAll } from '../content/load-all.tsx';
import { plainText } from '../content/plain-text.ts';
import type { ValueStyle } from '../content/value-view.tsx';
import { CopyTable } from '../data-grid/copy-table.tsx';
import { tableIn } from '../data-grid/json-columns.ts';
import { Lineages, type NamedPlace } from '../lineage/places.ts';
import { TrailView } from '../lineage/trail-view.tsx';
import { ancestorsOf } from '../run-data/graph.ts';
import { type Labels, labelsOf } from '../run-data/labels.ts';
import { AnswerList } from './answer-list.tsx';
import { AnswerTableView, useAnswerGrid } from './answer-table-view.tsx';
import styles from './answers.module.css';
import { InterruptedNote } from './interrupted-note.tsx';
import { missingLines } from './missing-line.ts';
import { MissingNote } from './missing-note.tsx';
import { NothingYet } from './nothing-yet.tsx';
import { type Answer, outputItems } from './output-items.ts';

const styleOptions = [
  { value: 'formatted', label: 'Formatted' },
  { value: 'plain', label: 'Plain text' },
] as const;

/** Of a table of a large run so many rows are fetched whole; the rest is shown as it begins, until all is loaded. */
const WHOLE_ROWS = 300;

/** Everything that reached one output, in the form that the output asks for. */
export function OutputView({ graph, state, node }: { graph: Graph; state: RunState; node: GraphNode }) {
  const session = useSession();
  const [style, setStyle] = useState<ValueStyle>('formatted');
  const interrupted = useRun((view) => view.interrupted);
  const labels = useMemo(() => labelsOf(graph, state.nodes), [graph, state.nodes]);
  const lineages = useMemo(() => new Lineages(graph, state.nodes, labels), [graph, state.nodes, labels]);
  const [stops, setStops] = useState<readonly (readonly NamedPlace[])[]>([]);
  const [root, setRoot] = useState<Answer | null>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const onFollow = useCallback((answer: Answer, places: readonly NamedPlace[], from: HTMLElement) => {
    cameFrom.current = from;
    setRoot(answer);
    setStops([places]);
  }, []);
  const onBack = (length: number) => {
    setStops(stops.slice(0, Math.max(0, length)));
    // The answer is drawn again before its link can have the focus.
    if (length <= 0) requestAnimationFrame(() => cameFrom.current?.focus());
  };
  const notices = useMemo(
    () =>
      [...ancestorsOf(graph, node.id)].flatMap((id) => {
        const words = fellOverWords(state.nodes[id]);
        return words === undefined ? [] : [`${labels.node(id)}: ${words}`];
      }),
    [graph, node.id, state.nodes, labels],
  );
  const { answers, waiting } = useMemo(() => outputItems(graph, state, node.id), [graph, state, node.id]);
  const missing = useMemo(
    () => missingLines(state, ancestorsOf(graph, node.id), labels),
    [state, graph, node.id, labels],
  );
  const asTable = isTable(formatOf(node), answers);
  useWholeValues(asTable ? answers.slice(0, WHOLE_ROWS).flatMap(({ rest }) => rest?.task ?? []) : []);
  const copyAll = async () => {
    await session.run.loadValues(answers.flatMap(({ rest }) => rest?.task ?? []));
    const whole = session.run.getState().state ?? state;
    return copyText(outputItems(graph, whole, node.id).answers, labels);
  };
  const grid = useAnswerGrid(asTable, answers, labels);

  return (
    <section className={styles.view} aria-label={nodeTitle(node)}>
      <header className={styles.bar}>
        <h2 className={styles.title}>{nodeTitle(node)}</h2>
        <Progress answers={answers.length} waiting={waiting} live={state.endedAt === undefined} />
        {grid === null || grid.rows.length === 0 ? null : (
          <span className={styles.progress}>{counted(grid.rows.length, 'row')}</span>
        )}
        <div className={styles.tools}>
          {answers.length === 0 ? null : grid !== null ? (
            <>
              <LoadAll />
              <CopyTable columns={grid.columns} rows={grid.rows} />
            </>
          ) : (
            <>
              <SegmentedControl
                aria-label="Show as"
                value={style}
                onChange={setStyle}
                options={styleOptions}
              />
              <CopyButton label="Copy all" text={copyAll} />
            </>
          )}
        </div>
      </header>
      <InterruptedNote answers={answers.length} waiting={waiting} />
      {interrupted ? null : <MissingNote lines={missing} />}
      {notices.map((words) => (
        <p key={words} className={styles.notice} role="note">
          {words}
        </p>
      ))}
      {stops.length === 0 ? null : (
        <TrailView
          stops={stops}
          root={
            root === null || answers.length < 2 ? nodeTitle(node) : labels.path(root.path) || nodeTitle(node)
          }
          lineages={lineages}
          labels={labels}
          style={style}
          onFollow={(places) => setStops([...stops, places])}
          onBack={onBack}
        />
      )}
      {answers.length === 0 ? (
        <NothingYet graph={graph} state={state} output={node.id} labels={labels} />
      ) : grid !== null ? (
        <div className={styles.table}>
          <AnswerTableView title={nodeTitle(node)} grid={grid} />
        </div>
      ) : (
        <div className={styles.list} hidden={stops.length > 0}>
          <AnswerList
            answers={answers}
            labels={labels}
            style={style}
            asJson={formatOf(node) === 'json'}
            lineages={lineages}
            onFollow={onFollow}
          />
        </div>
      )}
    </section>
  );
}

function Progress({
  answers,
  waiting,
  live,
}: {
  answers: number;
  waiting: number | undefined;
  live: boolean;
}) {
  if (!live)
    return answers < 2 ? null : <span className={styles.progress}>{counted(answers, 'answer')}</span>;
  if (answers === 0) return null;
  const more =
    waiting === undefined ? 'more to come' : waiting === 0 ? 'all in' : `waiting for ${count(waiting)} more`;
  return <span className={styles.progress}>{`${counted(answers, 'answer')} so far, ${more}`}</span>;
}

function formatOf(node: GraphNode): OutputConfig['format'] {
  const parsed = outputConfigSchema.safeParse(node.config);
  return parsed.success ? parsed.data.format : 'markdown';
}

/** A table is drawn as one wherever the output does not ask for JSON. */
function isTable(format: OutputConfig['format'], answers: readonly Answer[]): boolean {
  return (
    format === 'table' ||
    (format === 'markdown' && answers.length === 1 && tableIn(answers[0]?.value) !== undefined)
  );
}

function copyText(answers: readonly Answer[], labels: Labels): string {
  if (answers.length === 1) return plainText(answers[0]?.value);
  return answers
    .map(({ path, source, value }) => `## ${labels.path(path) || labels.node(source)}\n\n${plainText(value)}`)
    .join('\n\n');
}
