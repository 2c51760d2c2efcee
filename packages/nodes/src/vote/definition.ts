import { type ConfigIssue, defineKind, type TaskContext } from '@parallax/engine';
import { callContent, callSettings } from '../model-call/config.ts';
import { isRe2Loaded, loadRe2 } from '../pattern/re2.ts';
import { castBallots, votesOf } from './ballots.ts';
import { checkVote } from './check.ts';
import { type VoteConfig, voteConfigSchema } from './config.ts';
import { askJudge, breakTie, judgeEstimate, needsModel } from './judge/judge.ts';
import { countedMethods, isCounted } from './methods.ts';
import { standingOf } from './standing.ts';
import { pacingOf } from './stop.ts';
import { tallyOf } from './tally.ts';
import type { Tally } from './tally-schema.ts';

/** Lets several answers to the same question vote, and says how sure the result is. */
export const voteKind = defineKind<VoteConfig>({
  kind: 'vote',
  version: 1,
  title: 'Vote',
  summary: 'Counts what several answers agree on and passes the winner on, with every ballot.',
  config: voteConfigSchema,
  gather: 'all',
  ports: () => ({
    inputs: [{ name: 'items', many: true }],
    outputs: [{ name: 'winner' }, { name: 'tally' }],
  }),
  over: (config) => config.over,
  wait: (config) => config.wait,
  pace: pacingOf,
  soFar(config, group) {
    const data = standingOf(config, group);
    return data === undefined ? undefined : { name: 'tally', data };
  },
  model: (config) => (needsModel(config) ? config.model : undefined),
  settings: callSettings,
  content: callContent,
  estimate: judgeEstimate,
  prepare: loadRe2,
  check: (config): ConfigIssue[] => checkVote(config, isRe2Loaded()),
  async run(ctx) {
    if (ctx.config.extract === 'regex') await loadRe2();
    const tally = await decide(ctx);
    ctx.data('tally', tally);
    return { outputs: { winner: tally.winner, tally } };
  },
});

async function decide(ctx: TaskContext<VoteConfig>): Promise<Tally> {
  const { config, items, missing, paced, seed } = ctx;
  const ballots = castBallots(config, items, missing);
  const basis = { config, missing, paced, seed };
  const counted = isCounted(config.method)
    ? countedMethods[config.method](votesOf(config, ballots))
    : undefined;
  const tally =
    counted === undefined ? await askJudge(ctx, basis, ballots) : tallyOf(basis, ballots, counted);
  return tally.status === 'tie' && config.tieBreak === 'judge' ? await breakTie(ctx, tally) : tally;
}
