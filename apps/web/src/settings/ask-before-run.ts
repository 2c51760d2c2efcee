import type { Estimate, Plan, Settings } from '@parallax/schema';
import { createStore } from 'zustand/vanilla';

/** What is to be run: the plan of the graph, and what of it has to be asked. */
export interface Intended {
  readonly plan: Plan;
  readonly estimate: Estimate;
}

interface Question extends Intended {
  readonly answer: (isRunning: boolean) => void;
}

/** What is being asked. */
export const asked = createStore<{ readonly question: Question | null }>()(() => ({ question: null }));

/** Whether a run may need more than the settings allow without asking. What is not known asks. */
export function needsConfirmation({ calls, costUsd }: Estimate, settings: Settings): boolean {
  const { confirmAboveCalls, confirmAboveUsd } = settings;
  if (calls.max === 0) return false;
  if (confirmAboveCalls !== null && (calls.max === null || calls.max > confirmAboveCalls)) return true;
  return (
    confirmAboveUsd !== null && costUsd !== null && (costUsd.max === null || costUsd.max > confirmAboveUsd)
  );
}

/** Asks before a run that may need much. Resolves at once to true for one that does not. */
export function confirmRun(run: Intended, settings: Settings | null): Promise<boolean> {
  if (settings === null || !needsConfirmation(run.estimate, settings)) return Promise.resolve(true);
  asked.getState().question?.answer(false);
  return new Promise((resolve) => {
    asked.setState({
      question: {
        ...run,
        answer(isRunning) {
          asked.setState({ question: null });
          resolve(isRunning);
        },
      },
    });
  });
}
