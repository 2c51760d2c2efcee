import { builtInKinds, inputConfigSchema, inputKind } from '@parallax/nodes';
import type { Graph, GraphNode, Json } from '@parallax/schema';
import { UsageError } from '../exit.ts';
import { literal, readSource } from './source.ts';
import { type InputType, toInput } from './to-json.ts';

/** What the options `--input` and `--text` said, in their order on the command line or not: each input may be given once. */
export interface InputOptions {
  readonly input?: readonly string[] | undefined;
  readonly text?: readonly string[] | undefined;
}

/**
 * The inputs of a run by node id. Throws a `UsageError` for a name that the graph does not have, a `CommandError` for a value that
 * cannot be read.
 *
 * @param note is told what was left out of a value
 */
export async function readInputs(
  graph: Graph,
  options: InputOptions,
  note: (line: string) => void,
): Promise<Record<string, Json>> {
  const inputs: Record<string, Json> = {};
  const given = [
    ...(options.input ?? []).map((option) => ({ ...split(option, '--input'), isText: false })),
    ...(options.text ?? []).map((option) => ({ ...split(option, '--text'), isText: true })),
  ];
  if (given.filter(({ value, isText }) => value === '-' && !isText).length > 1) {
    throw new UsageError('Standard input can be read once, but two inputs ask for it.');
  }
  for (const { name, value, isText } of given) {
    const node = findInput(graph, name);
    if (Object.hasOwn(inputs, node.id)) throw new UsageError(`The input "${name}" is given twice.`);
    const source = isText ? literal(value, name) : await readSource(value, name);
    const read = toInput(source, inputType(node));
    inputs[node.id] = read.value;
    if (read.unused.length > 0) {
      note(
        `"${name}" is a list of texts and leaves out ${quoted(read.unused)}. A table would keep every column.`,
      );
    }
  }
  return inputs;
}

function split(option: string, flag: string): { name: string; value: string } {
  const at = option.indexOf('=');
  if (at > 0) return { name: option.slice(0, at).trim(), value: option.slice(at + 1) };
  throw new UsageError(`${flag} ${option}: write name=value, for example ${flag} essays=essays.jsonl`);
}

function findInput(graph: Graph, name: string): GraphNode {
  const inputs = graph.nodes.filter(takesInput);
  const byId = inputs.find((node) => node.id === name);
  if (byId !== undefined) return byId;
  const wanted = name.toLowerCase();
  const byLabel = inputs.filter((node) => node.label?.toLowerCase() === wanted);
  if (byLabel.length > 1) {
    throw new UsageError(
      `${byLabel.length} inputs have the label "${name}". Use an id: ${quoted(byLabel.map((node) => node.id))}.`,
    );
  }
  const [found] = byLabel;
  if (found !== undefined) return found;
  const known = inputs.map((node) => (node.label === undefined ? node.id : `${node.id} (${node.label})`));
  throw new UsageError(
    known.length === 0
      ? `The graph has no inputs, so "${name}" cannot be given.`
      : `The graph has no input "${name}". It has ${known.join(', ')}.`,
  );
}

function takesInput(node: GraphNode): boolean {
  return builtInKinds.some((kind) => kind.kind === node.kind && kind.override !== undefined);
}

/** What the node holds; any value where that cannot be told, so that the kind judges it. */
function inputType(node: GraphNode): InputType {
  if (node.kind !== inputKind.kind) return 'value';
  const config = inputConfigSchema.safeParse(node.config);
  return config.success ? config.data.type : 'value';
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
