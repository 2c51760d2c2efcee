import type { Issue, Json, JsonObject } from '@parallax/schema';
import type { ConfigPatch } from '../../graph/edits.ts';
import type { ConnectedInput } from '../names/connected-inputs.ts';

/** One node's config as a form edits it. */
export interface NodeForm {
  readonly nodeId: string;
  /** As it stands in the graph: keys may be absent, and what was written by hand may be wrong. */
  readonly config: JsonObject;
  /** What absent keys mean. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
  readonly inputs: readonly ConnectedInput[];
  /** Sets keys; `undefined` removes one. Changes of the same keys in quick succession are one undo step. */
  readonly set: (patch: ConfigPatch) => void;
  /** Replaces the whole config: an undo step of its own. */
  readonly replace: (config: JsonObject) => void;
}

export interface FormProps {
  readonly form: NodeForm;
}

export function withDefaults(form: NodeForm, defaults: Readonly<Record<string, unknown>>): NodeForm {
  return { ...form, defaults };
}

/**
 * For `memo` of a field: whether two forms are the same to it, which reads these keys only. A key typed in one field then does not
 * draw the others again.
 */
export function sameFormAt<P extends FormProps>(...keys: readonly string[]): (before: P, now: P) => boolean {
  return ({ form: before, ...propsBefore }, { form: now, ...propsNow }) =>
    sameEntries(propsBefore, propsNow) &&
    (before === now ||
      (before.nodeId === now.nodeId &&
        before.inputs === now.inputs &&
        before.set === now.set &&
        keys.every(
          (key) =>
            before.config[key] === now.config[key] &&
            before.defaults[key] === now.defaults[key] &&
            problemAt(before, key) === problemAt(now, key) &&
            warningAt(before, key) === warningAt(now, key),
        )));
}

function sameEntries(a: object, b: object): boolean {
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => Object.is(right.get(key), value));
}

/** The text under a key; the default's where there is none. */
export function textAt({ config, defaults }: NodeForm, key: string): string {
  const value = config[key] ?? defaults[key];
  return typeof value === 'string' ? value : '';
}

/** The number that is written under a key: undefined where none is, also if there is a default. */
export function numberAt({ config }: NodeForm, key: string): number | undefined {
  const value = config[key];
  return typeof value === 'number' ? value : undefined;
}

export function defaultNumber({ defaults }: NodeForm, key: string): number | undefined {
  const value = defaults[key];
  return typeof value === 'number' ? value : undefined;
}

export function flagAt({ config, defaults }: NodeForm, key: string): boolean {
  return (config[key] ?? defaults[key]) === true;
}

export function listAt({ config }: NodeForm, key: string): readonly Json[] {
  const value = config[key];
  return Array.isArray(value) ? value : [];
}

/** What makes the config wrong at a place and everywhere inside it, as one text; undefined where nothing does. */
export function problemAt(form: NodeForm, ...path: readonly (string | number)[]): string | undefined {
  return messagesAt(form, 'error', path);
}

/** What works at a place of the config, but hardly as it was meant. */
export function warningAt(form: NodeForm, ...path: readonly (string | number)[]): string | undefined {
  return messagesAt(form, 'warning', path);
}

function messagesAt(
  { issues }: NodeForm,
  severity: Issue['severity'],
  path: readonly (string | number)[],
): string | undefined {
  const found = issues.filter(
    (issue) => issue.severity === severity && path.every((part, index) => issue.path[index] === part),
  );
  return found.length === 0 ? undefined : found.map((issue) => withoutPlace(issue.message)).join(' ');
}

/** The engine's sentence names node and key, for lists of problems; beside the field both are plain. */
function withoutPlace(message: string): string {
  const plain = message.replace(/^".*": [^\s"]+ (is not right: )?/, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** What is wrong with the node as a whole, and with its config wherever no single field could say it. */
export function allProblems({ issues }: NodeForm): string | undefined {
  const found = issues.filter((issue) => issue.path.length > 0);
  return found.length === 0 ? undefined : found.map((issue) => issue.message).join(' ');
}
