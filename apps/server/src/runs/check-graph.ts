import { type AnyKind, checkSize, compile, type ModelPort, type Program } from '@parallax/engine';
import { type Graph, type Issue, type Json, TaskError } from '@parallax/schema';

export interface CheckedGraph {
  readonly issues: readonly Issue[];
  /** Null while an issue is an error. */
  readonly program: Program | null;
}

/**
 * Compiles a graph, and warns of models that nobody here has: the engine does not know models, and a thousand tasks that fail
 * alike are a late way to hear of a misspelt name. A warning only, since the rest of the graph can run.
 */
export function checkGraph(
  graph: Graph,
  kinds: readonly AnyKind[],
  models: ModelPort,
  inputs: Readonly<Record<string, Json>> = {},
): CheckedGraph {
  const { issues, program } = compile(graph, kinds, inputs);
  const unknown = (program?.nodes ?? []).flatMap((node) => {
    const model = node.kind.model?.(node.config, undefined);
    const message = model === undefined ? null : whyUnknown(models, model);
    return message === null ? [] : [warning(node.id, message)];
  });
  const size = program === null ? [] : checkSize(program);
  return { issues: [...issues, ...size, ...unknown], program: size.length === 0 ? program : null };
}

function whyUnknown(models: ModelPort, model: string): string | null {
  try {
    models.route(model);
    return null;
  } catch (error) {
    if (TaskError.is(error)) return error.message;
    throw error;
  }
}

function warning(node: string, message: string): Issue {
  return { severity: 'warning', code: 'unknown-model', message, node, path: ['model'] };
}
