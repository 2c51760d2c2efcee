import { type Tally, tallySchema } from '@parallax/nodes';
import { type GraphNode, isJsonObject, type Json, type NodeState, type RunState } from '@parallax/schema';
import { costsByModel, reusedCount } from './costs.ts';
import { count, counted, dollars, duration, moment, tokensIn, wallMs } from './figures.ts';
import { fenced, missingLine, oneLine, outputSections, type Titles, table } from './markdown.ts';
import { type RanGraph, titlesOf } from './ran-graph.ts';

const words: Readonly<Record<RunState['status'], string>> = {
  pending: 'Not started',
  running: 'Still running',
  ok: 'Done',
  partial: 'Done, but not complete',
  error: 'Failed',
  cancelled: 'Stopped',
};

/** Characters of an input that a report shows; its length is told. */
const SHOWN = 600;
/** Ballots that are listed of one vote. */
const BALLOTS = 40;
/** Missing results that are listed by name. */
const MISSING = 200;

/** A run as a document for people: what was run, what it gave, what is missing, the votes, and what it took. In pieces. */
export function* reportOf({ graph, state }: RanGraph): Generator<string> {
  const titles = titlesOf(graph);
  yield* blocks([`# ${oneLine(graph.name) || 'Run'}`, summary(state)]);
  if (state.error !== undefined)
    yield* blocks([`> **${oneLine(state.error.message)}** (${state.error.code})`]);
  if (graph.description.trim() !== '') yield* blocks([graph.description.trim()]);
  yield* blocks(['## Results', ...resultNote(state)]);
  yield* blocks(outputSections(state.outputs, titles, 3));
  yield* votes(graph.nodes, state, titles);
  if (state.missing.length > 0) yield* blocks(missing(state, titles));
  yield* blocks(['## What was run', nodeTable(graph.nodes, state)]);
  yield* inputs(graph.nodes, state);
  yield* blocks(['## What it took', ...costs(state)]);
  yield* blocks(['---', footer(state)]);
}

/** Blocks with an empty line after each. */
function* blocks(texts: Iterable<string>): Generator<string> {
  for (const text of texts) yield `${text}\n\n`;
}

function summary(state: RunState): string {
  const { startedAt, totals, rehearsal } = state;
  const wall = wallMs(state);
  const speedUp = wall !== undefined && wall > 0 ? totals.taskMs / wall : 0;
  const parts = [
    `**${words[state.status]}**`,
    ...(startedAt === undefined ? [] : [moment(startedAt)]),
    ...(wall === undefined ? [] : [duration(wall)]),
    counted(totals.calls, 'call'),
    ...(speedUp >= 1.05 ? [`${speedUp.toFixed(1)} × as fast as one by one`] : []),
    ...(totals.costUsd > 0 ? [dollars(totals.costUsd)] : []),
    ...(state.missing.length > 0 ? [`${counted(state.missing.length, 'result')} missing`] : []),
    ...(rehearsal === undefined ? [] : ['a rehearsal: no model was asked']),
  ];
  return parts.join(' · ');
}

function resultNote({ status, outputs }: RunState): string[] {
  if (Object.keys(outputs).length === 0) return ['The run gave nothing.'];
  if (status === 'running' || status === 'pending')
    return ['The run still goes on: this is what there is so far.'];
  return [];
}

function* votes(nodes: readonly GraphNode[], state: RunState, titles: Titles): Generator<string> {
  const found = nodes.flatMap((node) => {
    const tallies = talliesOf(state.nodes[node.id]);
    return tallies.length === 0 ? [] : [{ id: node.id, tallies }];
  });
  if (found.length === 0) return;
  yield* blocks(['## Votes']);
  for (const { id, tallies } of found) {
    for (const { label, tally } of tallies) {
      const name = titles[id] ?? id;
      yield* blocks([
        `### ${oneLine(label === '' ? name : `${name}, ${label}`)}`,
        tally.reason,
        table(
          ['Choice', tally.unit, 'Share'],
          tally.counts.map(({ value, votes: of, share }) => [
            asText(value),
            of,
            `${(share * 100).toFixed(1)}%`,
          ]),
        ),
        ballotLine(tally),
        ...ballotTable(tally),
      ]);
    }
  }
}

function talliesOf(node: NodeState | undefined): { label: string; tally: Tally }[] {
  return (node?.tasks ?? []).flatMap(({ output, label = '' }) => {
    if (!isJsonObject(output)) return [];
    const parsed = tallySchema.safeParse(output.tally);
    return parsed.success ? [{ label, tally: parsed.data }] : [];
  });
}

function ballotLine({ valid, abstained, failed, total }: Tally): string {
  return `${counted(total, 'ballot')}: ${count(valid)} valid, ${count(abstained)} abstained, ${count(failed)} failed.`;
}

function ballotTable({ ballots }: Tally): string[] {
  if (ballots.length === 0) return [];
  const shown = ballots.slice(0, BALLOTS);
  const rows = shown.map(({ label, status, choice, raw }) => [
    label,
    status === 'valid' ? asText(choice) : status,
    raw.length > 120 ? `${raw.slice(0, 120)}…` : raw,
  ]);
  const more = ballots.length - shown.length;
  return [
    table(['Ballot', 'Choice', 'How the answer begins'], rows),
    ...(more > 0 ? [`and ${counted(more, 'ballot')} more.`] : []),
  ];
}

function missing({ missing: list }: RunState, titles: Titles): string[] {
  const more = list.length - MISSING;
  const lines = list.slice(0, MISSING).map((item) => missingLine(item, titles));
  return [
    '## Missing',
    `The run has to do without ${counted(list.length, 'result')}.`,
    [...lines, ...(more > 0 ? [`- and ${count(more)} more`] : [])].join('\n'),
  ];
}

function nodeTable(nodes: readonly GraphNode[], state: RunState): string {
  const rows = nodes.map(({ id, label, kind, config }): Json[] => {
    const node = state.nodes[id];
    const counts = node?.counts;
    const bad = counts === undefined ? 0 : counts.error + counts.timeout + counts.cancelled + counts.skipped;
    return [
      label ?? id,
      kind,
      typeof config.model === 'string' ? config.model : '',
      counts?.ok ?? 0,
      bad,
      node === undefined || node.totals.taskMs === 0 ? '' : duration(node.totals.taskMs),
    ];
  });
  return table(['Node', 'Kind', 'Model', 'Ok', 'Not ok', 'Work'], rows);
}

function* inputs(nodes: readonly GraphNode[], state: RunState): Generator<string> {
  const given = nodes.filter(({ kind, id }) => kind === 'input' || Object.hasOwn(state.inputs, id));
  if (given.length === 0) return;
  yield* blocks(['### Inputs']);
  for (const { id, label, config } of given) {
    const value = state.inputs[id] ?? config.value ?? null;
    const size = Array.isArray(value) ? `: ${counted(value.length, 'item')}` : '';
    const text = Array.isArray(value) ? value.slice(0, 5).map(asText).join('\n') : asText(value);
    const rest = Array.isArray(value) && value.length > 5 ? `\n… and ${count(value.length - 5)} more` : '';
    yield* blocks([
      `**${oneLine(label ?? id)}**${size}`,
      fenced(
        text.length > SHOWN
          ? `${text.slice(0, SHOWN)}…\n(${count(text.length)} characters)`
          : `${text}${rest}`,
      ),
    ]);
  }
}

function costs(state: RunState): string[] {
  const byModel = costsByModel(state);
  const { totals } = state;
  const reused = reusedCount(state);
  const isPriced = totals.costUsd > 0;
  const head = ['Model', 'Calls', 'Tokens in', 'Tokens out', ...(isPriced ? ['Cost'] : [])];
  const rows = byModel.map(({ model, totals: of }): Json[] => [
    model,
    of.calls,
    of.inputTokens,
    of.outputTokens,
    ...(isPriced ? [dollars(of.costUsd)] : []),
  ]);
  return [
    ...(byModel.length === 0 ? ['No model was asked.'] : [table(head, rows)]),
    [
      `In all ${counted(totals.calls, 'call')}`,
      ...(totals.retries > 0 ? [`${count(totals.retries)} of them tried again`] : []),
      `tokens: ${tokensIn(totals)}`,
      isPriced ? dollars(totals.costUsd) : 'no price is known',
      ...(reused > 0 ? [`${counted(reused, 'result')} used again from an earlier run`] : []),
    ].join(' · '),
  ];
}

function footer({ runId, graph, reuseFrom }: RunState): string {
  const parts = [
    `Run \`${runId}\``,
    ...(graph?.version === undefined ? [] : [`version ${graph.version} of the graph`]),
    ...(reuseFrom === undefined ? [] : [`goes on from run \`${reuseFrom}\``]),
    'written by Parallax',
  ];
  return parts.join(' · ');
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
