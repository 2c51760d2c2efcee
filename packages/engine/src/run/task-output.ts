import { isJsonObject, type Json } from '@parallax/schema';
import type { ProgramNode } from '../compile/program.ts';
import type { Branch, Result } from '../kind.ts';

/** What `task-end` carries: the one output, or all of them by port; of a scope, its branches with their labels. */
export function outputOf({ ports, widening }: ProgramNode, { outputs, branches }: Result): Json | undefined {
  const values: Record<string, Json> = {};
  for (const { name } of ports.outputs) {
    const opened = name === widening?.port ? branches : undefined;
    values[name] = opened === undefined ? (outputs[name] ?? null) : opened.map(toJson);
  }
  const [only, ...others] = ports.outputs;
  if (only === undefined) return undefined;
  return others.length === 0 ? (values[only.name] ?? null) : values;
}

/** The result that `outputOf` made this of. What it cannot have made is read as an empty result. */
export function resultOf({ ports, widening }: ProgramNode, output: Json | undefined): Result {
  const [only, ...others] = ports.outputs;
  if (only === undefined || output === undefined) return { outputs: {} };
  const outputs = others.length === 0 ? { [only.name]: output } : isJsonObject(output) ? output : {};
  if (widening === undefined) return { outputs };
  const { [widening.port]: opened, ...rest } = outputs;
  return Array.isArray(opened) ? { outputs: rest, branches: opened.map(toBranch) } : { outputs };
}

function toJson({ label, value }: Branch): Json {
  return label === undefined ? { value } : { label, value };
}

function toBranch(json: Json): Branch {
  if (!isJsonObject(json)) return { value: json };
  const { label, value = null } = json;
  return typeof label === 'string' ? { label, value } : { value };
}
