import { type Ballot, vote } from './answers.ts';

/**
 * An end that a vote can come to on questions with two answers, and in how many ways: so many sequences of right and wrong answers lead
 * there. For a given probability of a right answer everything about the vote follows exactly.
 */
export interface Ending {
  readonly samples: number;
  readonly right: number;
  readonly ways: number;
  readonly isRight: boolean;
  readonly calls: number;
}

/** Sequences of answers that a vote cannot tell apart: it has seen as many, as many of them right, and the same first one. */
interface State {
  readonly right: number;
  readonly ways: number;
  /** One of them, as "R" and "W". */
  readonly answers: string;
}

/**
 * All endings of a vote, learnt from the real engine alone: at each number of answers it is asked to vote on one sequence of each state,
 * and says whether it needs more, and who wins. No stopping rule is written down here.
 *
 * @param step answers between two looks: 1, or the window of ESC, within which the order of answers does not count
 */
export async function lawOf(ballot: Ballot, step = 1): Promise<Ending[]> {
  const endings: Ending[] = [];
  let states: readonly State[] = [{ right: 0, ways: 1, answers: '' }];
  for (let n = 0; n < ballot.samples && states.length > 0; ) {
    const size = Math.min(step, ballot.samples - n);
    n += size;
    const next = states.flatMap((state) => continued(state, size));
    // What comes after the answers of the state must not matter.
    const decided = await vote(
      next.map(({ answers }) => answers),
      ballot,
      (answers, sample) => (answers[sample] ?? (sample % 2 === 0 ? 'R' : 'W')) === 'R',
    );
    const open = next.filter((state, index) => {
      const found = decided[index];
      if (found === undefined || (found.used > n && n < ballot.samples)) return true;
      const { right, ways } = state;
      endings.push({ samples: found.used, right, ways, isRight: found.isRight, calls: found.calls });
      return false;
    });
    states = merged(open);
  }
  return endings;
}

/** All ways to go on by so many answers, in the order of how many of them are right; only the very first answer is told apart. */
function continued({ right, ways, answers }: State, size: number): State[] {
  const found: State[] = [];
  for (let more = 0; more <= size; more += 1) {
    const orders = answers === '' ? [more > 0 ? 'R' : '', more < size ? 'W' : ''].filter(Boolean) : [''];
    for (const first of orders) {
      const rest = size - first.length;
      const rightOfRest = more - (first === 'R' ? 1 : 0);
      const block = `${first}${'R'.repeat(rightOfRest)}${'W'.repeat(rest - rightOfRest)}`;
      found.push({ right: right + more, ways: ways * choose(rest, rightOfRest), answers: answers + block });
    }
  }
  return found;
}

/** Of states that have not ended and cannot be told apart, one stands for all. */
function merged(states: readonly State[]): State[] {
  const found = new Map<string, State>();
  for (const state of states) {
    const key = `${state.answers[0]} ${state.right}`;
    const same = found.get(key);
    found.set(key, same === undefined ? state : { ...same, ways: same.ways + state.ways });
  }
  return [...found.values()];
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways = (ways * (n - k + i)) / i;
  return ways;
}

/** Means over all sequences, when each answer is right with probability `p`. */
export function meansOf(endings: readonly Ending[], p: number) {
  const means = { accuracy: 0, samples: 0, calls: 0, total: 0 };
  for (const { samples, right, ways, isRight, calls } of endings) {
    const weight = ways * p ** right * (1 - p) ** (samples - right);
    means.total += weight;
    means.accuracy += isRight ? weight : 0;
    means.samples += weight * samples;
    means.calls += weight * calls;
  }
  return means;
}
