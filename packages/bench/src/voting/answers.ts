import { startRun } from '@parallax/engine/run';
import { tallySchema } from '@parallax/nodes';
import { isJsonObject, type Json } from '@parallax/schema';
import { chainOf, simulatedModel } from './simulated-chain.ts';

const RIGHT = 'right';
const WRONG = 'wrong';

/** Whether the answer to a question is right: the question as its prompt has it, and the number of the sample from 0. */
export type AnswerOf = (question: string, sample: number) => boolean;

/** What came of one question. */
export interface Decided {
  readonly isRight: boolean;
  /** Answers that decided. */
  readonly used: number;
  /** Calls that were made for it: whole waves. */
  readonly calls: number;
}

/** The vote on each question, as its graph has it. */
export interface Ballot {
  readonly samples: number;
  /** The vote's `stop`; without it all samples are asked for. */
  readonly stop?: Json;
}

/**
 * Runs the real engine: a list of questions, each copied, answered by an agent and voted on by itself. Only the model is simulated. Gives
 * what was decided, in the order of the questions.
 */
export async function vote(
  questions: readonly string[],
  { samples, stop }: Ballot,
  answerOf: AnswerOf,
): Promise<Decided[]> {
  const program = chainOf([
    { id: 'questions', kind: 'input', config: { type: 'list', value: [...questions] } },
    { id: 'copies', kind: 'fan-out', config: { by: 'copies', count: samples } },
    // With a seed, the samples of a question ask with seed 0, 1, 2 and so on.
    { id: 'answer', kind: 'agent', config: { model: 'simulated/model', prompt: '{{question}}', seed: 0 } },
    { id: 'vote', kind: 'vote', config: stop === undefined ? {} : { stop } },
  ]);
  const decided = new Map<number, Decided>();
  const run = startRun(program, {
    runId: 'voting',
    models: simulatedModel((question, sample) => (answerOf(question, sample) ? RIGHT : WRONG)),
    onEvent(event) {
      if (event.type !== 'task-end' || event.node !== 'vote' || !isJsonObject(event.output)) return;
      decided.set(event.path[0]?.index ?? 0, decidedIn(event.output.tally));
    },
  });
  await run.done;
  return questions.map((question, index) => {
    const found = decided.get(index);
    if (found === undefined) throw new Error(`The vote on "${question}" has not come to an end.`);
    return found;
  });
}

const countsSchema = tallySchema
  .pick({ winner: true, samplesUsed: true, samplesSaved: true, samplesPossible: true })
  .strip();

function decidedIn(tally: Json | undefined): Decided {
  const { winner, samplesUsed, samplesSaved, samplesPossible } = countsSchema.parse(tally);
  return { isRight: winner === RIGHT, used: samplesUsed, calls: samplesPossible - samplesSaved };
}
