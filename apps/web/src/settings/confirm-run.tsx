import type { Plan } from '@parallax/schema';
import { Play } from 'lucide-react';
import { useStore } from 'zustand';
import { useNode } from '../graph/hooks.ts';
import { nodeTitle } from '../graph/kinds.ts';
import { formatTokens } from '../results/format/figures.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { callRange } from '../ui/format.ts';
import { asked } from './ask-before-run.ts';
import { costRange } from './cost-words.ts';
import styles from './settings.module.css';

/** The question, while one is asked. */
export function ConfirmRun({ onSettings }: { onSettings: () => void }) {
  const { question } = useStore(asked);
  const dearest = useNode(dearestNode(question?.plan) ?? '');
  if (question === null) return null;
  const { calls, inputTokens, outputTokens, costUsd } = question.estimate;
  const most = (value: number | null) =>
    value === null ? 'not known before' : `up to ${formatTokens(value)}`;
  return (
    <Dialog
      open
      onClose={() => question.answer(false)}
      size="small"
      title="Run this?"
      description="It may need more than you let runs use without asking."
      footer={
        <>
          <Button
            variant="quiet"
            onClick={() => {
              question.answer(false);
              onSettings();
            }}
          >
            When to ask
          </Button>
          <Button onClick={() => question.answer(false)}>Not now</Button>
          <Button variant="primary" icon={Play} autoFocus onClick={() => question.answer(true)}>
            Run
          </Button>
        </>
      }
    >
      <dl className={styles.facts}>
        <dt>Calls</dt>
        <dd>{callRange(calls)}</dd>
        <dt>Tokens read</dt>
        <dd>{most(inputTokens.max)}</dd>
        <dt>Tokens written</dt>
        <dd>{most(outputTokens.max)}</dd>
        <dt>Cost</dt>
        <dd>{costRange(costUsd)}</dd>
        {dearest === undefined ? null : (
          <>
            <dt>Most of it</dt>
            <dd>{nodeTitle(dearest)}</dd>
          </>
        )}
      </dl>
    </Dialog>
  );
}

/** The node that makes the most calls. */
function dearestNode(plan: Plan | undefined): string | undefined {
  const nodes = Object.entries(plan?.nodes ?? {});
  const weight = ([, { calls, costUsd }]: (typeof nodes)[number]) =>
    (costUsd?.max ?? 0) * 1e9 + (calls.max ?? Number.MAX_SAFE_INTEGER);
  return nodes.toSorted((a, b) => weight(b) - weight(a))[0]?.[0];
}
