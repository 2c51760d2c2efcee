import { compile, planOf, prepareKinds } from '@parallax/engine';
import { type Titles, titlesOf } from '@parallax/exports';
import { builtInKinds } from '@parallax/nodes';
import type { Plan } from '@parallax/schema';
import { EXIT } from './exit.ts';
import { issueLine, openGraph } from './graph/open-graph.ts';
import { validateHelp } from './help.ts';
import { readInputs } from './input/read-inputs.ts';
import { onlyArgument, readOptions } from './options.ts';
import { print, printError, printHelp } from './print.ts';
import { estimateLine } from './run/confirm.ts';

/** `parallax validate`. Resolves with the exit code; throws a `CommandError`. */
export async function validateCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions('validate', args, {
    input: { type: 'string', short: 'i', multiple: true },
    text: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) return printHelp(validateHelp);
  const read = await openGraph(onlyArgument('validate', 'the graph to check', positionals));
  await prepareKinds(builtInKinds);
  const { issues, program } = read.ok
    ? compile(read.graph, builtInKinds, await readInputs(read.graph, values, printError))
    : { issues: read.issues, program: null };
  const plan = program === null ? null : planOf(program);
  if (values.json) print(`${JSON.stringify({ issues, plan }, null, 2)}\n`);
  else {
    for (const issue of issues) printError(issueLine(issue));
    if (plan !== null && program !== null) print(planText(plan, titlesOf(program.graph)));
  }
  return plan === null ? EXIT.error : EXIT.ok;
}

function planText({ nodes, estimate }: Plan, titles: Titles): string {
  const lines = Object.entries(nodes).map(([id, { sentence }]) => `${titles[id] ?? id}: ${sentence}`);
  const total = `In all ${estimateLine(estimate)}`;
  return `${[...lines, total].join('\n')}\n`;
}
