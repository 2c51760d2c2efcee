import type { Estimate, Range, Settings } from '@parallax/schema';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { createSession } from '../app/session.ts';
import { SessionProvider } from '../app/session-context.ts';
import { sampleGraph } from '../graph/graph.fixture.ts';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { confirmRun, needsConfirmation } from './ask-before-run.ts';
import { ConfirmRun } from './confirm-run.tsx';

afterEach(cleanup);

const settings: Settings = {
  prices: [],
  confirmAboveCalls: 100,
  confirmAboveUsd: 1,
  keepRunsDays: null,
  keepRunsPerGraph: null,
};
const tokens: Range = { min: 0, max: null };
const needs = (calls: Range, costUsd: Range | null): Estimate => ({
  calls,
  costUsd,
  inputTokens: tokens,
  outputTokens: tokens,
});
const exactly = (value: number): Range => ({ min: value, max: value });

test('it asks above either threshold, and where the end is open', () => {
  const asks = (estimate: Estimate, change: Partial<Settings> = {}) =>
    needsConfirmation(estimate, { ...settings, ...change });
  expect(asks(needs(exactly(100), exactly(1)))).toBe(false);
  expect(asks(needs(exactly(101), exactly(0)))).toBe(true);
  expect(asks(needs(exactly(2), exactly(1.5)))).toBe(true);
  expect(asks(needs({ min: 1, max: null }, exactly(0)))).toBe(true);
  expect(asks(needs(exactly(2), { min: 0, max: null }))).toBe(true);
  // A price that is not known is said beside the Run button; it does not stop every run.
  expect(asks(needs(exactly(2), null))).toBe(false);
  expect(asks(needs(exactly(9_999), exactly(99)), { confirmAboveCalls: null, confirmAboveUsd: null })).toBe(
    false,
  );
  expect(asks(needs(exactly(0), exactly(0)), { confirmAboveCalls: 0 })).toBe(false);
});

test('the run waits for the answer, and not now is no', async () => {
  const session = createSession({ graph: sampleGraph() });
  render(
    <SessionProvider value={session}>
      <TooltipProvider>
        <ConfirmRun onSettings={vi.fn()} />
      </TooltipProvider>
    </SessionProvider>,
  );
  const intended = {
    plan: { nodes: {}, estimate: needs(exactly(500), null) },
    estimate: needs(exactly(500), null),
  };
  const answer = confirmRun(intended, settings);
  expect(await screen.findByText('500 calls')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Not now' }));
  expect(await answer).toBe(false);
  const second = confirmRun(intended, settings);
  await userEvent.click(await screen.findByRole('button', { name: 'Run' }));
  expect(await second).toBe(true);
});
