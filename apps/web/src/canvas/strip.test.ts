import type { NodeState, TaskState } from '@parallax/schema';
import { noTotals } from '@parallax/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { branchCounts } from './branch-counts.ts';
import { stripCells } from './strip-cells.ts';
import { stripLayout } from './strip-layout.ts';

function task(node: string, path: TaskState['path'], status: TaskState['status']): TaskState {
  const key = path.map((segment) => `${segment.node}:${segment.index}`).join('/');
  return { task: `${node}@${key}`, path, status, attempts: 1 };
}

function nodeOf(tasks: TaskState[]): NodeState {
  const counts = { ok: 0, error: 0, timeout: 0, cancelled: 0, skipped: 0 };
  return {
    status: 'running',
    running: 0,
    retrying: 0,
    counts,
    startedAt: 0,
    totals: noTotals,
    tasks,
    data: {},
  };
}

test('any number of items fits into the same room', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (items) => {
      const { cell, gap, columns, rows, perCell, height } = stripLayout(items);
      expect(columns * (cell + gap) - gap).toBeLessThanOrEqual(254);
      expect(height).toBeLessThanOrEqual(60);
      expect(columns * rows * perCell).toBeGreaterThanOrEqual(items);
    }),
  );
});

test('a hundred items have a cell each; ten thousand share them', () => {
  expect(stripLayout(100).perCell).toBe(1);
  expect(stripLayout(10_000).perCell).toBeGreaterThan(1);
});

test('a task has its place from the start, whatever began before it', () => {
  const essays = (index: number) => [{ node: 'essays', index }];
  const cells = stripCells(nodeOf([task('grade', essays(2), 'ok')]), 4, 1, [4]);
  expect(cells.map((cell) => cell.state)).toEqual(['waiting', 'waiting', 'ok', 'waiting']);
  expect(cells[2]?.taskId).toBe('grade@essays:2');
});

test('nested scopes are laid out branch by branch', () => {
  const path = [
    { node: 'essays', index: 1 },
    { node: 'views', index: 2 },
  ];
  const cells = stripCells(nodeOf([task('review', path, 'error')]), 6, 1, [2, 3]);
  expect(cells.findIndex((cell) => cell.state === 'failed')).toBe(5);
});

test('where widths are not known, tasks stand in the order of their paths', () => {
  const path = (outer: number, inner: number) => [
    { node: 'docs', index: outer },
    { node: 'parts', index: inner },
  ];
  const tasks = [task('read', path(0, 0), 'ok'), task('read', path(7, 1), 'running')];
  expect(stripCells(nodeOf(tasks), 0, 1, null).map((cell) => cell.state)).toEqual(['ok', 'running']);
});

test('a cell of several items shows the most urgent, and leads to it', () => {
  const at = (index: number, status: TaskState['status']) =>
    task('grade', [{ node: 'essays', index }], status);
  const node = nodeOf([at(0, 'ok'), at(1, 'error'), at(2, 'running'), at(3, 'ok'), at(4, 'ok')]);
  const cells = stripCells(node, 8, 3, [8]);
  expect(cells.map((cell) => cell.state)).toEqual(['failed', 'partial', 'waiting']);
  expect(cells[0]?.taskId).toBe('grade@essays:1');
});

test('the plan tells how many branches each scope has, where it knows', () => {
  const plan = (scopes: string[], min: number, max: number | null = min) => ({
    scopes,
    tasks: { min, max },
    gathers: null,
    calls: { min: 0, max: 0 },
    costUsd: null,
    sentence: '',
  });
  const plans = new Map([
    ['essays', plan([], 1)],
    ['views', plan(['essays'], 100)],
  ]);
  expect(branchCounts(plans, plan(['essays', 'views'], 300))).toEqual([100, 3]);
  expect(branchCounts(plans, plan(['essays', 'views'], 301))).toBeNull();
  expect(branchCounts(plans, plan(['essays', 'views'], 0, null))).toBeNull();
});
