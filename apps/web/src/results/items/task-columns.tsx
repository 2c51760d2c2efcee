import { isJsonObject, type TaskState } from '@parallax/schema';
import { taskViewState } from '../../run/task-view.ts';
import { duration } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { stateWord } from '../../ui/states.ts';
import type { DataColumn } from '../data-grid/data-grid.tsx';
import { columnWidth, isNumeric, keysOf, previewOf } from '../data-grid/json-columns.ts';
import type { Labels } from '../run-data/labels.ts';
import { fieldOf, type ItemRow, type ScopeRows } from './task-rows.ts';

/** Columns for the items of some nodes: their names in each scope, then what each node did. */
export function itemColumns(
  { scopes, nodes }: ScopeRows,
  rows: readonly ItemRow[],
  labels: Labels,
): DataColumn<ItemRow>[] {
  return [
    ...labelColumns(scopes, rows, labels),
    ...nodes.flatMap((node) => nodeColumns(node, rows, labels.node(node))),
  ];
}

function labelColumns(
  scopes: readonly string[],
  rows: readonly ItemRow[],
  labels: Labels,
): DataColumn<ItemRow>[] {
  if (scopes.length === 0) return [{ id: 'item', title: 'Item', width: 120, value: () => 'Whole run' }];
  return scopes.map((scope, depth) => {
    const title = labels.node(scope);
    const value = (row: ItemRow) => row.labels[depth];
    return { id: `label ${scope}`, title, width: Math.min(280, columnWidth(title, rows.map(value))), value };
  });
}

function nodeColumns(node: string, rows: readonly ItemRow[], group: string): DataColumn<ItemRow>[] {
  const task = (row: ItemRow) => row.tasks[node];
  // Objects of which only the beginning is here cannot be spread into columns.
  const outputs = rows.map((row) => task(row)?.clipped?.text ?? task(row)?.output);
  const column = (name: string, rest: Omit<DataColumn<ItemRow>, 'id' | 'group'>) => ({
    ...rest,
    id: `${node} ${name}`,
    group,
  });
  const figure = (
    name: string,
    title: string,
    width: number,
    value: (task: TaskState) => number | undefined,
  ) => column(name, { title, width, numeric: true, value: (row) => whenThere(task(row), value) });
  return [
    column('state', {
      title: 'State',
      width: 104,
      value: (row) => stateWord[taskViewState(task(row))],
      render: (row) => <StateBadge state={taskViewState(task(row))} />,
    }),
    ...outputColumns(outputs).map(({ title, key, numeric, width }) =>
      column(`output ${key ?? ''}`, {
        title,
        width,
        numeric,
        value: (row) =>
          whenThere(task(row), (each) =>
            key === undefined ? (each.output ?? beginning(each) ?? each.error?.message) : fieldOf(each, key),
          ),
      }),
    ),
    column('time', {
      title: 'Time',
      width: 84,
      numeric: true,
      value: (row) => task(row)?.ms,
      render: (row) => whenThere(task(row)?.ms, duration),
    }),
    ...(rows.some((row) => task(row)?.usage !== undefined)
      ? [
          figure('tokens', 'Tokens', 84, ({ usage }) =>
            usage === undefined ? undefined : usage.inputTokens + usage.outputTokens,
          ),
        ]
      : []),
    ...(rows.some((row) => (task(row)?.attempts ?? 0) > 1)
      ? [figure('attempts', 'Attempts', 90, ({ attempts }) => attempts)]
      : []),
  ];
}

interface OutputColumn {
  readonly title: string;
  /** Undefined for the whole output. */
  readonly key?: string;
  readonly numeric: boolean;
  readonly width: number;
}

function outputColumns(outputs: readonly (TaskState['output'] | undefined)[]): OutputColumn[] {
  const there = outputs.filter((output) => output !== undefined);
  if (there.length === 0) return [];
  if (!there.every(isJsonObject)) {
    return [
      { title: 'Output', numeric: isNumeric(there), width: columnWidth('Output', there.map(previewOf)) },
    ];
  }
  return keysOf(there).map((key) => {
    const values = there.map((output) => output[key]);
    return { title: key, key, numeric: isNumeric(values), width: columnWidth(key, values) };
  });
}

function beginning({ clipped }: TaskState): string | undefined {
  return clipped === undefined ? undefined : `${clipped.text}…`;
}

function whenThere<A, B>(value: A | undefined, then: (value: A) => B): B | undefined {
  return value === undefined ? undefined : then(value);
}
