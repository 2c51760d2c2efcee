import { type Ballot, vote } from './answers.ts';
import { seededRandom } from './random.ts';

/** The mean of draws, with its standard error. */
export interface Mean {
  readonly mean: number;
  readonly error: number;
}

export interface Drawn {
  /** Whether the winner is the right answer. */
  readonly accuracy: Mean;
  /** Answers that decided. */
  readonly samples: Mean;
}

/** How far a drawn mean may be from what is exact, in standard errors: of 16,000 right ones, one is further. */
export const ERRORS = 4;

/** The standard error of a share that is exactly known: drawn shares near 0 or 1 would have none. */
export function errorOfShare(exact: number, questions: number): number {
  return Math.sqrt((exact * (1 - exact)) / questions);
}

/** Questions of one run: enough that starting a run costs nothing beside them, few enough that its state stays small. */
const A_RUN = 500;

/**
 * Draws answers by lot and lets the real engine vote on them.
 *
 * @param right how likely an answer is right; questions take the values in turns
 */
export async function draw(
  ballot: Ballot,
  right: readonly number[],
  questions: number,
  seed: number,
): Promise<Drawn> {
  const random = seededRandom(seed);
  const accuracy: number[] = [];
  const samples: number[] = [];
  for (let done = 0; done < questions; done += A_RUN) {
    const asked = Array.from({ length: Math.min(A_RUN, questions - done) }, (_, index) =>
      String(right[index % right.length]),
    );
    for (const { isRight, used } of await vote(asked, ballot, (p) => random() < Number(p))) {
      accuracy.push(isRight ? 1 : 0);
      samples.push(used);
    }
  }
  return { accuracy: meanOf(accuracy), samples: meanOf(samples) };
}

function meanOf(values: readonly number[]): Mean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}
