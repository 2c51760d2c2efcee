import type { Graph, RunState } from '@parallax/schema';
import { Rows3 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count, counted } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { stateWord, viewStates } from '../../ui/states.ts';
import { TextInput } from '../../ui/text-input.tsx';
import { LoadAll } from '../content/load-all.tsx';
import { CopyTable } from '../data-grid/copy-table.tsx';
import { DataGrid } from '../data-grid/data-grid.tsx';
import { RowDetail } from '../data-grid/row-detail.tsx';
import { Panel, PanelFigure, PanelTools } from '../panel/panel.tsx';
import { labelsOf } from '../run-data/labels.ts';
import styles from './table-tab.module.css';
import { itemColumns } from './task-columns.tsx';
import {
  filterRows,
  type ItemRow,
  itemRows,
  type RowFilter,
  type ScopeRows,
  scopeGroups,
  statesIn,
} from './task-rows.ts';

/** Everything the run did, item by item: a row for each item, columns for each node that works on it. */
export function TableTab({ graph, state }: { graph: Graph; state: RunState }) {
  const { selection } = useSession();
  const [wanted, setWanted] = useState<string | null>(null);
  const [filter, setFilter] = useState<RowFilter>({ state: 'all', text: '' });
  const labels = useMemo(() => labelsOf(graph, state.nodes), [graph, state.nodes]);
  const groups = useMemo(
    () =>
      scopeGroups(
        graph.nodes.map(({ id }) => id),
        state.nodes,
      ),
    [graph, state.nodes],
  );
  const group = groups.find((each) => keyOf(each) === wanted) ?? groups[0];
  const rows = useMemo(
    () => (group === undefined ? [] : itemRows(group, state.nodes, labels)),
    [group, state.nodes, labels],
  );
  const columns = useMemo(
    () => (group === undefined ? [] : itemColumns(group, rows, labels)),
    [group, rows, labels],
  );
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const states = useMemo(() => statesIn(rows), [rows]);
  if (group === undefined) {
    return (
      <EmptyState icon={Rows3} title="No items yet">
        Each item of the run gets a row here as soon as a node begins to work on it.
      </EmptyState>
    );
  }
  const groupName = ({ scopes }: ScopeRows) =>
    scopes.length === 0 ? 'The whole run' : scopes.map((id) => labels.node(id)).join(' × ');
  const choose = (row: ItemRow) => {
    const node = group.nodes.findLast((id) => row.tasks[id] !== undefined);
    const task = node === undefined ? undefined : row.tasks[node];
    if (node !== undefined && task !== undefined) selection.selectTask(node, task.task);
  };
  return (
    <Panel
      bar={
        <>
          {groups.length < 2 ? null : (
            <div className={styles.select}>
              <Select
                aria-label="Rows"
                value={keyOf(group)}
                onChange={setWanted}
                options={groups.map((each) => ({
                  value: keyOf(each),
                  label: groupName(each),
                  hint: each.nodes.map((id) => labels.node(id)).join(', '),
                }))}
              />
            </div>
          )}
          <div className={styles.select}>
            <Select
              aria-label="State"
              value={filter.state}
              onChange={(value) => setFilter({ ...filter, state: value })}
              options={[
                { value: 'all' as const, label: 'Any state' },
                ...viewStates
                  .filter((each) => states.has(each))
                  .map((each) => ({ value: each, label: stateWord[each] })),
              ]}
            />
          </div>
          <div className={styles.search}>
            <TextInput
              type="search"
              aria-label="Find in rows"
              placeholder="Find in rows"
              value={filter.text}
              onChange={(text) => setFilter({ ...filter, text })}
            />
          </div>
          <PanelFigure>
            {shown.length === rows.length
              ? counted(rows.length, 'row')
              : `${count(shown.length)} of ${counted(rows.length, 'row')}`}
          </PanelFigure>
          <PanelTools>
            <LoadAll />
            <CopyTable columns={columns} rows={shown} />
          </PanelTools>
        </>
      }
    >
      <div className={styles.grid}>
        {shown.length === 0 ? (
          <EmptyState icon={Rows3} title="No row matches">
            Choose another state, or search for something else.
          </EmptyState>
        ) : (
          <DataGrid
            key={keyOf(group)}
            label="Items"
            columns={columns}
            rows={shown}
            keyOf={({ key }) => key}
            onChoose={choose}
            detail={(row) => (
              <RowDetail
                title={row.labels.join(' · ') || 'The whole run'}
                fields={detailOf(row, group, labels.node)}
              />
            )}
          />
        )}
      </div>
    </Panel>
  );
}

function keyOf({ scopes }: ScopeRows): string {
  return scopes.length === 0 ? '.' : scopes.join('/');
}

function detailOf(row: ItemRow, group: ScopeRows, title: (node: string) => string) {
  return group.nodes.map((node) => {
    const task = row.tasks[node];
    const value = task?.output ?? task?.text ?? task?.error?.message;
    const { clipped } = task ?? {};
    return {
      name: title(node),
      value,
      ...(task === undefined || clipped === undefined ? {} : { rest: { task: task.task, clipped } }),
    };
  });
}
