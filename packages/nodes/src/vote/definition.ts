import { type ConfigIssue, defineKind } from '@parallax/engine';
import { isRe2Loaded, loadRe2 } from '../pattern/re2.ts';
import { castBallots } from './ballots.ts';
import { type VoteConfig, voteConfigSchema } from './config.ts';
import { compilePattern } from './pattern.ts';
import { tallyBallots } from './tally.ts';

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
  prepare: loadRe2,
  check: checkVote,
  async run(ctx) {
    if (ctx.config.extract === 'regex') await loadRe2();
    const ballots = castBallots(ctx.config, ctx.items, ctx.missing);
    const tally = tallyBallots(ctx.config, ballots, ctx.missing, ctx.seed);
    ctx.data('tally', tally);
    return { outputs: { winner: tally.winner, tally } };
  },
});

function checkVote({ extract, pattern }: VoteConfig): ConfigIssue[] {
  if (extract !== 'regex' || !isRe2Loaded()) return [];
  const compiled = compilePattern(pattern);
  return 'problem' in compiled
    ? [{ severity: 'error', code: 'bad-pattern', message: compiled.problem, path: ['pattern'] }]
    : [];
}
