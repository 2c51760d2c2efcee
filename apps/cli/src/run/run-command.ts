import { randomUUID } from 'node:crypto';
import { compile, type Program, prepareKinds } from '@parallax/engine';
import { startRun } from '@parallax/engine/run';
import { builtInKinds } from '@parallax/nodes';
import type { Graph, Issue, RunEvent } from '@parallax/schema';
import { EXIT } from '../exit.ts';
import { issueLine, openGraph } from '../graph/open-graph.ts';
import { runHelp } from '../help.ts';
import { readInputs } from '../input/read-inputs.ts';
import { EventFile } from '../output/event-file.ts';
import { checkWritable } from '../output/out-file.ts';
import { type RunResult, titlesOf } from '../output/result.ts';
import { printError, printHelp } from '../print.ts';
import { LiveViewer } from '../watch/live-viewer.ts';
import { PlainViewer } from '../watch/plain-viewer.ts';
import { RunRecord } from '../watch/run-record.ts';
import { Screen } from '../watch/screen.ts';
import { summaryOf } from '../watch/summary.ts';
import { noViewer, type Viewer } from '../watch/viewer.ts';
import { deliver } from './deliver.ts';
import { type RunOptions, readRunOptions } from './options.ts';
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
  if (options.out !== undefined) await checkWritable(options.out.path);
  const events = options.events === undefined ? undefined : await EventFile.open(options.events);

  const { result, record, stoppedWith } = await execute(program, options, (event) => events?.receive(event));
  const titles = titlesOf(program.graph);
  if (!options.quiet) for (const line of summaryOf(result, titles)) printError(line);
  else if (result.error !== undefined) printError(result.error.message);
  await deliver(withUnfinished(result, program.graph, record), titles, options);
  await events?.close();
  return stoppedWith ?? outcomeCodes[result.outcome];
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
  const { concurrency } = options;
  const graph: Graph =
    concurrency === undefined ? read.graph : { ...read.graph, limits: { ...read.graph.limits, concurrency } };
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

async function execute(
  program: Program,
  options: RunOptions,
  onEvent: (event: RunEvent) => void,
): Promise<Execution> {
  const runId = randomUUID();
  const models = (await import('../models.ts')).openModels(process.env);
  const record = new RunRecord(runId);
  const viewer = options.quiet ? noViewer : openViewer(program, record);
  const run = startRun(program, {
    runId,
    models,
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
