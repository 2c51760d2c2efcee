import { agreement } from './agreement/agreement.ts';
import { concat } from './concat.ts';
import type { ReduceConfig } from './config.ts';
import { merge } from './merge.ts';
import { refine } from './refine.ts';
import { stats } from './stats.ts';
import type { Strategy } from './strategy.ts';
import { synthesize } from './synthesize.ts';
import { table } from './table.ts';
import { tree } from './tree/tree.ts';

type StrategyName = ReduceConfig['strategy'];

/** A further strategy is a file beside these, a line here and one in `config.ts`. */
const byName: { readonly [S in StrategyName]: Strategy<Extract<ReduceConfig, { strategy: S }>> } = {
  concat,
  synthesize,
  tree,
  refine,
  merge,
  table,
  stats,
  agreement,
};

/** The strategy of a config. */
export function strategyOf(config: ReduceConfig): Strategy<ReduceConfig> {
  const strategies: Readonly<Record<StrategyName, Strategy<ReduceConfig>>> = byName;
  return strategies[config.strategy];
}
