import type { Range } from '@parallax/schema';
import type { Program, ProgramNode } from '../compile/program.ts';

interface Counts {
  readonly tasks: Range;
  readonly gathers: Range | null;
  readonly opened: Range;
}

/** What a node will do, in one sentence: "Runs 100 times", "Splits into 3 perspectives", "Combines 3 reviews for each section". */
export function sentenceOf(program: Program, node: ProgramNode, { tasks, gathers, opened }: Counts): string {
  const scope = noun(program, node.stack.at(-1));
  const forEach = scope === undefined ? '' : ` for each ${scope}`;
  if (node.widening !== undefined) {
    const each =
      tasks.min === tasks.max &&
      tasks.min > 0 &&
      opened.min === opened.max &&
      Number.isInteger(opened.min / tasks.min);
    const isPaced = node.pacedBy !== undefined && tasks.min === tasks.max && tasks.min > 0;
    const most = opened.max === null ? null : opened.max / tasks.min;
    const width = each
      ? { min: opened.min / tasks.min, max: opened.min / tasks.min }
      : isPaced && Number.isInteger(most)
        ? { min: 0, max: most }
        : scope === undefined
          ? opened
          : { min: 0, max: null };
    const verb = node.inputs.length === 0 ? 'Gives' : 'Splits into';
    return `${verb} ${counted(width, branchNoun(node))}${forEach}`;
  }
  if (gathers !== null) {
    const isSink = node.ports.outputs.length === 0;
    return `${isSink ? 'Shows' : 'Combines'} ${counted(gathers, 'result')}${forEach}`;
  }
  if (node.inputs.length === 0 && scope === undefined)
    return node.kind.constant === undefined ? 'Runs once' : 'Gives one value';
  return runs(tasks, scope);
}

function runs(tasks: Range, scope: string | undefined): string {
  if (tasks.max === 1 && tasks.min === 1) return 'Runs once';
  if (tasks.max === 0) return 'Has nothing to run on';
  if (tasks.min === tasks.max) return `Runs ${number(tasks.min)} times`;
  if (tasks.max !== null && tasks.max - tasks.min < tasks.max)
    return `Runs ${number(tasks.min)} to ${number(tasks.max)} times`;
  return scope === undefined ? 'Runs as often as needed' : `Runs once for each ${scope}`;
}

/** The scope's name for one of its branches, by the id of the node that opens it. */
function noun(program: Program, opener: string | undefined): string | undefined {
  const node = opener === undefined ? undefined : program.nodes.find(({ id }) => id === opener);
  return node === undefined ? undefined : branchNoun(node);
}

/** What one branch is called. A list that is labelled "Essays" holds essays; else the kind's own word is used. */
function branchNoun(node: ProgramNode): string {
  const plain = node.widening?.noun ?? 'item';
  const word = node.inputs.length === 0 ? /^([a-z]{2,}[^s])s$/i.exec(node.label)?.[1] : undefined;
  return plain === 'item' && word !== undefined ? word.toLowerCase().replace(/ie$/, 'y') : plain;
}

/** "3 perspectives", "1 copy", "up to 12 sections", "sections". */
function counted(count: Range, name: string): string {
  if (count.min === count.max) return `${number(count.min)} ${count.min === 1 ? name : plural(name)}`;
  return count.max === null ? plural(name) : `up to ${number(count.max)} ${plural(name)}`;
}

function number(value: number): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

function plural(name: string): string {
  return /[^aeiou]y$/.test(name)
    ? `${name.slice(0, -1)}ies`
    : /(s|x|ch|sh)$/.test(name)
      ? `${name}es`
      : `${name}s`;
}
