export { type AgentConfig, agentConfigSchema } from './agent/config.ts';
export { agentKind } from './agent/definition.ts';
export { type BlockConfig, blockKind } from './block/definition.ts';
export { type Canvas, makeBlock, type NewBlock } from './block/make-block.ts';
export { blockInputKind, blockOutputKind, type PortConfig } from './block/ports.ts';
export { builtInKinds } from './built-in.ts';
export {
  type Citation,
  type CitedName,
  type CitedSpan,
  citationsIn,
  NameIndex,
} from './citation/citations.ts';
export { citationNames } from './citation/label-book.ts';
export { type FanOutBy, type FanOutConfig, fanOutConfigSchema } from './fan-out/config.ts';
export { fanOutKind } from './fan-out/definition.ts';
export { type SplitConfig, split as splitInput } from './fan-out/split.ts';
export { type MissingEntry, missingEntrySchema } from './gather/missing.ts';
export { type InputConfig, inputConfigSchema } from './input/config.ts';
export { inputKind } from './input/definition.ts';
export { DEFAULT_MODEL } from './model-call/config.ts';
export { type OutputConfig, outputConfigSchema, outputKind } from './output/definition.ts';
export { type Agreement, agreementSchema } from './reduce/agreement/result.ts';
export { type ReduceConfig, reduceConfigSchema } from './reduce/config.ts';
export { reduceKind } from './reduce/definition.ts';
export { type NumberSummary, numberSummarySchema } from './reduce/describe-numbers.ts';
export { type MergeReport, mergeReportSchema } from './reduce/merge.ts';
export { type RefineProgress, refineProgressSchema } from './reduce/refine.ts';
export { type Stats, statsSchema } from './reduce/stats.ts';
export { type FellOver, fellOverSchema } from './reduce/synthesize.ts';
export { type Table, tableSchema } from './reduce/table.ts';
export { type TreeProgress, treeProgressSchema } from './reduce/tree/progress.ts';
export { type Cell, cellText, toDelimited } from './rows/delimited.ts';
export { type OutputRow, outputRows, tableRows } from './rows/rows.ts';
export {
  type TemplateIssue,
  type TemplateToken,
  templateIssues,
  templateNames,
  templateTokens,
} from './template/parse.ts';
export { renderTemplate } from './template/render.ts';
export { loadTokenizer } from './text/tokenizer.ts';
export { approximateTokens } from './text/tokens.ts';
export { type VoteConfig, voteConfigSchema } from './vote/config.ts';
export { voteKind } from './vote/definition.ts';
export { type ExpectedVote, expectedVote } from './vote/expected.ts';
export { leastSamples } from './vote/stop.ts';
export {
  type Ballot,
  ballotSchema,
  type Standing,
  standingSchema,
  type Tally,
  tallySchema,
} from './vote/tally-schema.ts';
