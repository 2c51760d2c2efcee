import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { compile, type ModelPort, type Program, planOf, prepareKinds } from '@parallax/engine';
import { type Reuse, startRun } from '@parallax/engine/run';
import { titlesOf } from '@parallax/exports';
import { builtInKinds } from '@parallax/nodes';
import { type Estimate, type Graph, type Issue, priceOf, type RunEvent } from '@parallax/schema';
import { EXIT, UsageError } from '../exit.ts';
import { issueLine, openGraph } from '../graph/open-graph.ts';
import { runHelp } from '../help.ts';
import { readInputs } from '../input/read-inputs.ts';
import { EventFile } from '../output/event-file.ts';
import { checkWritable } from '../output/out-file.ts';
import type { RunResult } from '../output/result.ts';
import { print, printError, printHelp } from '../print.ts';
import { LiveViewer } from '../watch/live-viewer.ts';
import { PlainViewer } from '../watch/plain-viewer.ts';
import { RunRecord } from '../watch/run-record.ts';
import { Screen } from '../watch/screen.ts';
import { reusedIn, summaryOf } from '../watch/summary.ts';
import { noViewer, type Viewer } from '../watch/viewer.ts';
import { confirmRun, estimateLine } from './confirm.ts';
import { deliver } from './deliver.ts';
import { nodesNamed, readEarlierResults } from './earlier-results.ts';
import { type RunOptions, readRunOptions } from './options.ts';
import { readPrices } from './prices.ts';
import { StopSignals } from './stop-signals.ts';
import { salvage } from './unfinished.ts';

const outcomeCodes = {
  ok: EXIT.ok,
  partial: EXIT.partial,
  error: EXIT.error,
  cancelled: EXIT.interrupted,
} as const;

/** `parallax run`. Resolves with the exit code; throws a `CommandError`. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const options = readRunOptions(args);
  if (options === undefined) return printHelp(runHelp);
  const program = await openProgram(options);
  if (program === undefined) return EXIT.error;
  const models = await modelsFor(options);
  const { estimate } = planOf(program, models.price);
  if (options.estimate) {
    print(`${estimateLine(estimate)}\n`);
    return EXIT.ok;
  }
  checkCostLimit(program, estimate);
  if (options.out !== undefined) await checkWritable(options.out.path);
  const reuse = await reuseFor(program, options);
  if (!options.quiet)
    printError(`This ${options.rehearsal === undefined ? 'run' : 'rehearsal'}: ${estimateLine(estimate)}.`);
  if (options.rehearsal === undefined && reuse === undefined && !(await confirmRun(estimate, options)))
    return EXIT.interrupted;
  const events = await openEvents(options);

  const { result, record, stoppedWith } = await execute(program, { options, models, reuse }, (event) =>
    events?.receive(event),
  );
  const titles = titlesOf(program.graph);
  if (!options.quiet) for (const line of summaryOf(result, titles, reusedIn(record.state))) printError(line);
  else if (result.error !== undefined) printError(result.error.message);
  const given = withUnfinished(result, program.graph, record);
  const state = { ...record.state, outputs: given.outputs };
  await deliver(given, { graph: program.graph, state }, options);
  await events?.close();
  if (!options.quiet && options.rehearsal === undefined) printHint(result, options);
  return stoppedWith ?? outcomeCodes[result.outcome];
}

/** Those of the environment; in a rehearsal they only lend their names and prices. */
async function modelsFor({ rehearsal, prices }: RunOptions): Promise<ModelPort> {
  const [{ openModels }, { listPrices, rehearsed }] = await Promise.all([
    import('../models.ts'),
    import('@parallax/models'),
  ]);
  const registry = openModels(process.env);
  const known = [...(prices === undefined ? [] : await readPrices(prices)), ...listPrices];
  const models: ModelPort = { ...registry, price: (model) => priceOf(known, model) };
  return rehearsal === undefined ? models : rehearsed(models, rehearsal);
}

/** A limit that nothing could be measured against would only look like one. */
function checkCostLimit({ limits }: Program, { costUsd }: Estimate): void {
  if (limits.maxCostUsd === undefined || costUsd !== null) return;
  throw new UsageError(
    'A limit of cost is set, and the price of a model is not known, so it could not be kept. Give the prices with --prices.',
  );
}

async function reuseFor({ graph }: Program, { reuse, from }: RunOptions): Promise<Reuse | undefined> {
  if (reuse === undefined) return undefined;
  const { path, isResumed } = reuse;
  return await readEarlierResults({ path, mayBeAbsent: isResumed, from: nodesNamed(graph, from) });
}

async function openEvents({ events, reuse }: RunOptions): Promise<EventFile | undefined> {
  if (events === undefined) return undefined;
  // Also where the same file is named twice: what is paid for is not overwritten.
  const isKept = reuse !== undefined && resolve(reuse.path) === resolve(events);
  return await EventFile.open(events, isKept ? 'append' : 'new');
}

/** How a run that lacks something is completed. */
function printHint({ outcome }: RunResult, { events }: RunOptions): void {
  if (outcome === 'ok') return;
  printError(
    events === undefined
      ? 'With --resume events.jsonl a run can be repeated without asking again for what has finished.'
      : `The same command with --resume ${events} asks only for what is missing.`,
  );
}

/** A run that was stopped gives also what had not reached its outputs yet, and says so. */
function withUnfinished(result: RunResult, graph: Graph, record: RunRecord): RunResult {
  if (result.outcome !== 'cancelled' && result.outcome !== 'error') return result;
  const { outputs, replaced } = salvage(result.outputs, graph, record.state);
  const titles = titlesOf(graph);
  for (const { output, by } of replaced) {
    printError(
      `"${titles[output]}" was not reached; it gets the finished results of "${titles[by]}" instead.`,
    );
  }
  return { ...result, outputs };
}

/** The graph, checked and with this run's inputs and limits. Prints what is wrong; undefined when it cannot run. */
async function openProgram(options: RunOptions): Promise<Program | undefined> {
  const read = await openGraph(options.graph);
  if (!read.ok) return printIssues(read.issues);
  const inputs = await readInputs(read.graph, options, printError);
  const graph: Graph = { ...read.graph, limits: { ...read.graph.limits, ...options.limits } };
  await prepareKinds(builtInKinds);
  const { issues, program } = compile(graph, builtInKinds, inputs);
  if (!options.quiet || program === null) printIssues(issues);
  return program ?? undefined;
}

function printIssues(issues: readonly Issue[]): undefined {
  for (const issue of issues) printError(issueLine(issue));
}

interface Execution {
  readonly result: RunResult;
  readonly record: RunRecord;
  /** The exit code of the signal that stopped the run. */
  readonly stoppedWith: number | undefined;
}

interface Setting {
  readonly options: RunOptions;
  readonly models: ModelPort;
  readonly reuse: Reuse | undefined;
}

async function execute(
  program: Program,
  { options, models, reuse }: Setting,
  onEvent: (event: RunEvent) => void,
): Promise<Execution> {
  const { quiet, events, rehearsal, seed } = options;
  const runId = randomUUID();
  const record = new RunRecord(runId);
  const viewer = quiet ? noViewer : openViewer(program, record);
  const run = startRun(program, {
    runId,
    models,
    // What is written may be reused.
    contentKeys: events !== undefined,
    ...(models.price === undefined ? {} : { priceOf: models.price }),
    ...(reuse === undefined ? {} : { reuse }),
    ...(rehearsal === undefined ? {} : { rehearsal }),
    ...(seed === undefined ? {} : { seed }),
    onEvent(event) {
      record.receive(event);
      viewer.receive(event);
      onEvent(event);
    },
  });
  const signals = new StopSignals(() => run.cancel());
  try {
    const result = await run.done;
    return { result, record, stoppedWith: result.outcome === 'cancelled' ? signals.exitCode : undefined };
  } finally {
    signals.close();
    viewer.close();
  }
}

/** On a terminal a picture, else lines. */
function openViewer({ graph, nodes }: Program, record: RunRecord): Viewer {
  const titles = titlesOf(graph);
  const { stderr, env } = process;
  if (!stderr.isTTY || env.TERM === 'dumb') return new PlainViewer(titles, printError);
  const shown = nodes.map(({ id, label }) => ({ id, title: label }));
  return new LiveViewer(record, shown, new Screen(stderr));
}
