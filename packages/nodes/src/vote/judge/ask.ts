import type { TaskContext } from '@parallax/engine';
import { isJsonObject, type Json, type JsonObject, TaskError } from '@parallax/schema';
import { jsonAnswer } from '../../model-call/answer.ts';
import type { VoteConfig } from '../config.ts';
import type { Candidate } from '../method.ts';
import {
  CHOOSE_SYSTEM,
  COMPARE_SYSTEM,
  choosePrompt,
  comparePrompt,
  SCORE_SYSTEM,
  scorePrompt,
} from './prompts.ts';

type Context = TaskContext<VoteConfig>;

/** What a judge said, with its reason in its own words. */
export interface Judgement<T> {
  readonly verdict: T;
  readonly reason: string;
}

/**
 * The index of the chosen candidate. Throws a retryable `TaskError` `bad-judgement` when there is no such candidate.
 *
 * @param support how many answers gave each candidate
 */
export async function choose(
  ctx: Context,
  candidates: readonly Candidate[],
  support: ReadonlyMap<string, number>,
): Promise<Judgement<number>> {
  const schema = answerSchema('choice', { type: 'integer', minimum: 1, maximum: candidates.length });
  const prompt = choosePrompt(candidates, ctx.config.criteria, support);
  return await ask(ctx, CHOOSE_SYSTEM, prompt, schema, ({ choice }) => {
    if (typeof choice !== 'number' || candidates[choice - 1] === undefined)
      throw badJudgement('choice', choice);
    return choice - 1;
  });
}

/** Above 0 when the first is better, below 0 when the second is, 0 when neither is. */
export async function compare(
  ctx: Context,
  pair: readonly [Candidate, Candidate],
): Promise<Judgement<number>> {
  const schema = answerSchema('better', { type: 'integer', enum: [0, 1, 2] });
  return await ask(ctx, COMPARE_SYSTEM, comparePrompt(pair, ctx.config.criteria), schema, ({ better }) => {
    if (better !== 0 && better !== 1 && better !== 2) throw badJudgement('better', better);
    return better === 0 ? 0 : better === 1 ? 1 : -1;
  });
}

/** A score from 0 to 10. */
export async function score(ctx: Context, candidate: Candidate): Promise<Judgement<number>> {
  const schema = answerSchema('score', { type: 'number', minimum: 0, maximum: 10 });
  return await ask(ctx, SCORE_SYSTEM, scorePrompt(candidate, ctx.config.criteria), schema, (answer) => {
    if (typeof answer.score !== 'number') throw badJudgement('score', answer.score);
    return answer.score;
  });
}

/**
 * What judges have said of a group, by prompt: a further attempt of the task asks only what is still open. The items of a task are the
 * same object in all its attempts.
 */
const said = new WeakMap<Context['items'], Map<string, Judgement<number>>>();

async function ask(
  ctx: Context,
  system: string,
  prompt: string,
  schema: JsonObject,
  verdictOf: (answer: JsonObject) => number,
): Promise<Judgement<number>> {
  const known = said.get(ctx.items) ?? new Map<string, Judgement<number>>();
  said.set(ctx.items, known);
  const before = known.get(prompt);
  if (before !== undefined) return before;
  const { model, temperature = 0, maxTokens } = ctx.config;
  const reply = await ctx.call(
    { model, system, prompt, temperature, maxTokens, seed: ctx.config.seed ?? ctx.seed, schema },
    'thought',
  );
  const answer = jsonAnswer(reply, schema);
  if (!isJsonObject(answer)) throw badJudgement('answer', answer);
  const judgement = { verdict: verdictOf(answer), reason: reasonOf(answer) };
  known.set(prompt, judgement);
  return judgement;
}

function answerSchema(name: string, value: JsonObject): JsonObject {
  return {
    type: 'object',
    properties: { [name]: value, reason: { type: 'string' } },
    required: [name, 'reason'],
    additionalProperties: false,
  };
}

function reasonOf({ reason }: JsonObject): string {
  return typeof reason === 'string' ? reason : '';
}

function badJudgement(name: string, value: Json | undefined): TaskError {
  return new TaskError(
    'bad-judgement',
    `The judge answered "${name}": ${JSON.stringify(value ?? null)}, which is none of the choices.`,
    { retryable: true },
  );
}
