import type { ConfigIssue } from '@parallax/engine';
import { checkModel } from '../model-call/check.ts';
import type { VoteConfig } from './config.ts';
import { needsModel } from './judge/judge.ts';
import { compilePattern } from './pattern.ts';

/** What is wrong with a config although each key for itself is right. Patterns are only checked once RE2 is there. */
export function checkVote(config: VoteConfig, isRe2There: boolean): ConfigIssue[] {
  return [
    ...(config.extract === 'regex' && isRe2There ? checkPattern(config) : []),
    ...(needsModel(config) ? checkModel(config.model, ['model']) : []),
    ...checkStop(config),
  ];
}

function checkPattern({ pattern }: VoteConfig): ConfigIssue[] {
  const compiled = compilePattern(pattern);
  return 'problem' in compiled
    ? [{ severity: 'error', code: 'bad-pattern', message: compiled.problem, path: ['pattern'] }]
    : [];
}

function checkStop({ stop, method }: VoteConfig): ConfigIssue[] {
  if (stop.rule === 'none' || method === 'majority') return [];
  const message = `Only "majority" can stop early: with "${method}" every further vote may turn the result. Choose "majority", or set "stop" to "none".`;
  return [{ severity: 'error', code: 'stop-method', message, path: ['stop', 'rule'] }];
}
