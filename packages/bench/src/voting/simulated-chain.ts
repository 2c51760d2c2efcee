import { compile, type ModelPort, type Program } from '@parallax/engine';
import { builtInKinds } from '@parallax/nodes';
import { type GraphInput, readGraph } from '@parallax/schema';

/** A graph in which each node leads to the next, ready to run. Throws what is wrong with it. */
export function chainOf(nodes: NonNullable<GraphInput['nodes']>): Program {
  const read = readGraph({
    version: 1,
    name: 'Voting',
    nodes,
    edges: nodes.slice(1).map(({ id }, index) => ({ id, source: nodes[index]?.id ?? '', target: id })),
    limits: { concurrency: 500, maxItems: 1_000_000 },
  });
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'));
  const { program, issues } = compile(read.graph, builtInKinds);
  if (program === null) throw new Error(issues.map(({ message }) => message).join('\n'));
  return program;
}

/** A model that answers at once with a text of its prompt and seed. */
export function simulatedModel(textOf: (prompt: string, seed: number) => string): ModelPort {
  const usage = { calls: 1, inputTokens: 1, outputTokens: 1 };
  return {
    route: () => ({ pool: 'simulated' }),
    call: ({ prompt, seed = 0 }) => Promise.resolve({ text: textOf(prompt, seed), usage, finish: 'stop' }),
  };
}
