import type { Graph } from '@parallax/schema';

/** What the program imports: names by module. */
const used = {
  'node:crypto': 'randomUUID',
  '@parallax/engine': 'compile, prepareKinds',
  '@parallax/engine/run': 'startRun',
  '@parallax/models': 'createModelRegistry, environmentProviders, localServers, offlineProvider',
  '@parallax/nodes': 'builtInKinds',
  '@parallax/schema': 'type GraphInput, type Json, readGraph',
};

/**
 * A graph as a TypeScript program that runs it with the engine as a library: no server, no store. Its models are those that the command
 * line has; it prints the outputs as JSON and ends as the command line does (0 all went well, 3 something is missing, 1 an error).
 */
export function asTypeScript(graph: Graph): string {
  const imports = Object.entries(used)
    .map(([module, names]) => `import { ${names} } from '${module}';`)
    .join('\n');
  return `// ${inOneLine(graph.name)}: a graph of Parallax as a program. "node <this file>" runs it where the packages of Parallax are installed.
${imports}

const graph: GraphInput = ${JSON.stringify(graph, null, 2)};

/** What input nodes get in place of what the graph has for them.${inputsOf(graph)} */
const inputs: Record<string, Json> = {};

const read = readGraph(graph);
if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\\n'));
await prepareKinds(builtInKinds);
const { program, issues } = compile(read.graph, builtInKinds, inputs);
if (program === null) throw new Error(issues.map(({ message }) => message).join('\\n'));

const { env } = process;
const run = startRun(program, {
  runId: randomUUID(),
  models: createModelRegistry([offlineProvider(env), ...environmentProviders(env), ...localServers()]),
  onEvent(event) {
    if (event.type === 'task-end' && event.outcome !== 'ok') console.error(event.task, event.outcome, event.error?.message ?? '');
  },
});
process.on('SIGINT', () => run.cancel());

const { outcome, outputs, missing } = await run.done;
console.log(JSON.stringify({ outcome, outputs, missing }, null, 2));
process.exitCode = outcome === 'ok' ? 0 : outcome === 'partial' ? 3 : 1;
`;
}

/** Which inputs there are, for a comment. */
function inputsOf({ nodes }: Graph): string {
  const inputs = nodes.filter(({ kind }) => kind === 'input');
  if (inputs.length === 0) return '';
  const named = inputs.map(({ id, label, config }) => {
    const type = typeof config.type === 'string' ? ` (${inOneLine(config.type)})` : '';
    return `${id}${label === undefined ? '' : ` "${inOneLine(label)}"`}${type}`;
  });
  return ` There are: ${named.join(', ')}.`;
}

/** Text that cannot leave the comment that it is in. */
function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '* /');
}
