import type { Graph } from '@parallax/schema';
import { Columns3 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useSession } from '../../app/session-context.ts';
import { nodeTitle } from '../../graph/kinds.ts';
import { selectedNode } from '../../graph/selection-store.ts';
import { useRun } from '../../run/hooks.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count, counted } from '../../ui/format.ts';
import { lazyView } from '../../ui/lazy-view.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import type { ValueStyle } from '../content/value-view.tsx';
import { Panel, PanelFigure, PanelTools } from '../panel/panel.tsx';
import { comparableNodes, nodeToCompare } from '../run-data/graph.ts';
import { scopesOf } from '../run-data/grid.ts';
import { labelsOf } from '../run-data/labels.ts';
import { itemsOf, type NodeItem } from '../run-data/node-items.ts';
import { useSelectionPart } from '../run-data/use-selection.ts';
import styles from './compare.module.css';
import { CompareColumns } from './compare-columns.tsx';
import { CompareGrid } from './compare-grid.tsx';
import { type CompareMode, compareModes } from './compare-mode.ts';

const AnswersView = lazyView(async () => (await import('./answers-view.tsx')).AnswersView);

const styleOptions = [
  { value: 'formatted', label: 'Formatted' },
  { value: 'plain', label: 'Plain text' },
] as const;
const ALL = 'all';

/** The results of one node side by side. */
export function CompareTab({ graph }: { graph: Graph }) {
  const { run, selection } = useSession();
  const selected = useSelectionPart(selectedNode);
  const [style, setStyle] = useState<ValueStyle>('formatted');
  const [mode, setMode] = useState<CompareMode>('live');
  const [together, setTogether] = useState(true);
  const [across, setAcross] = useState<string | null>(null);

  // Text streams into the state at every frame; this view follows only what changes its layout.
  const layout = useRun(({ state }) => layoutKey(graph, state?.nodes ?? {}));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `layout` stands for the parts of the state that are read here
  const { options, node, items, labels } = useMemo(() => {
    const nodes = run.getState().state?.nodes ?? {};
    const options = comparableNodes(graph, nodes);
    const node = options.find(({ id }) => id === selected) ?? nodeToCompare(graph, nodes);
    const state = node === undefined ? undefined : nodes[node.id];
    return {
      options,
      node,
      items: node === undefined || state === undefined ? [] : itemsOf(node, state),
      labels: labelsOf(graph, nodes),
    };
  }, [graph, layout, selected, run]);
  const width = useRun(({ state }) => (node === undefined ? undefined : state?.nodes[node.id]?.width));

  if (node === undefined) {
    return (
      <EmptyState icon={Columns3} title="Nothing to compare yet">
        As soon as a node begins its work, its results stream here side by side.
      </EmptyState>
    );
  }

  const scopes = scopesOf(items[0]?.path ?? []);
  const grouping =
    across !== null && (across === ALL || scopes.includes(across)) ? across : (scopes.at(-1) ?? ALL);
  const isGrid = scopes.length > 1 && grouping !== ALL;
  const labelOf = ({ path }: NodeItem) => labels.path(path) || nodeTitle(node);
  const waiting = Math.max(0, (width ?? 0) - items.length);

  return (
    <Panel
      bar={
        <>
          <div className={styles.nodeSelect}>
            <Select
              aria-label="Node to compare"
              value={node.id}
              onChange={(id) => selection.selectNode(id)}
              options={options.map((option) => ({ value: option.id, label: nodeTitle(option) }))}
            />
          </div>
          <SegmentedControl aria-label="Compare by" value={mode} onChange={setMode} options={compareModes} />
          <PanelFigure>
            {width === undefined || width <= items.length
              ? counted(items.length, 'item')
              : `${count(items.length)} of ${count(width)}`}
          </PanelFigure>
          {mode === 'live' ? (
            <PanelTools>
              {scopes.length < 2 ? null : (
                <div className={styles.toolLabel}>
                  <span>Across</span>
                  <SegmentedControl
                    aria-label="Columns"
                    value={grouping}
                    onChange={setAcross}
                    options={[
                      ...scopes.map((scope) => ({ value: scope, label: labels.node(scope) })),
                      { value: ALL, label: 'Everything' },
                    ]}
                  />
                </div>
              )}
              {isGrid ? null : (
                // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control
                <label className={styles.toolLabel}>
                  <span>Scroll together</span>
                  <Switch aria-label="Scroll together" checked={together} onChange={setTogether} />
                </label>
              )}
              <SegmentedControl
                aria-label="Show as"
                value={style}
                onChange={setStyle}
                options={styleOptions}
              />
            </PanelTools>
          ) : null}
        </>
      }
    >
      {mode !== 'live' ? (
        <AnswersView graph={graph} node={node} mode={mode} others={options} />
      ) : isGrid ? (
        <CompareGrid
          node={node.id}
          items={items}
          depth={scopes.indexOf(grouping)}
          labels={labels}
          labelOf={labelOf}
          style={style}
        />
      ) : (
        <CompareColumns
          key={node.id}
          node={node.id}
          items={items}
          labelOf={labelOf}
          style={style}
          together={together}
          waiting={waiting}
        />
      )}
    </Panel>
  );
}

/** Changes when a node gets tasks or ends: tasks are only ever added to a run, and branches come with the end of theirs. */
function layoutKey(
  graph: Graph,
  nodes: Readonly<Record<string, { tasks: readonly unknown[]; counts: { ok: number } }>>,
): string {
  return graph.nodes
    .map(({ id }) => `${nodes[id]?.tasks.length ?? 0}/${nodes[id]?.counts.ok ?? 0}`)
    .join(' ');
}
