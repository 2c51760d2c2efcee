import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from '@parallax/schema';
import type { ProgramNode } from '../compile/program.ts';
import type { GatheredItem, MissingValue, PacedResult } from '../kind.ts';
import { freeze } from './freeze.ts';

/** What a task works on, as far as its result depends on it. */
export interface TaskContent {
  readonly inputs: Readonly<Record<string, Json>>;
  readonly items: readonly GatheredItem[];
  readonly missing: readonly MissingValue[];
  readonly paced?: PacedResult | undefined;
  readonly sample: number;
}

/** 128 bits: two different tasks of all that a server will ever run do not meet by chance. */
const KEY_CHARACTERS = 32;

/** Texts of nodes that never change, made once. */
const prefixes = new WeakMap<ProgramNode, string>();

/**
 * The content key of a task: the same for every task of the same kind and config with the same resolved inputs and sample index, in
 * whatever run and at whatever path. Paths and node ids are no part of it: an item that moved down the list keeps its result.
 */
export function contentKey(node: ProgramNode, task: TaskContent): string {
  let prefix = prefixes.get(node);
  if (prefix === undefined) {
    prefix = prefixOf(node);
    prefixes.set(node, prefix);
  }
  const { inputs, items, paced, sample } = task;
  // Which of those that nobody needed were under way is chance.
  const missing = task.missing.filter(({ reason }) => reason !== 'not-needed');
  const gathered =
    items.length + missing.length === 0
      ? ''
      : canonicalJson([
          items.map(({ label, value }) => [label, value]),
          missing.map(({ label, node: source, outcome, error }) => [
            label,
            source,
            outcome,
            error?.code ?? null,
          ]),
          ...(paced === undefined ? [] : [paced.total, paced.released, paced.used, paced.reason ?? null]),
        ]);
  const text = `${prefix}\n${sample}\n${canonicalJson(inputs)}\n${gathered}`;
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, KEY_CHARACTERS);
}

function prefixOf({ kind, config }: ProgramNode): string {
  // Through JSON: what is undefined in a config is the same as what is absent.
  const content: unknown = JSON.parse(JSON.stringify(kind.content?.(config) ?? config));
  freeze(content, 'config');
  return `${kind.kind} ${kind.version}\n${canonicalJson(content)}`;
}
