import { type AnyKind, type Ports, partOf, portsOfBlock } from '@parallax/engine';
import type { Block, GraphNode, JsonObject } from '@parallax/schema';
import { kindNamed, kinds } from './kinds.ts';

const noPorts: Ports = { inputs: [], outputs: [] };
const noBlocks: readonly Block[] = [];
const known = new WeakMap<JsonObject, Ports>();

/**
 * The ports of a node, at once: they must follow each keystroke in a prompt, while `compile` may lag behind.
 * Keys of the config that are wrong count as absent, so that a bad temperature does not take the ports away.
 * Those of a node that stands for a block are the block's.
 */
export function portsOf(node: GraphNode, blocks: readonly Block[] = noBlocks): Ports {
  const kind = kindNamed(node.kind);
  if (kind === undefined) return noPorts;
  if (kind.block !== undefined) {
    const part = partOf(node, kinds);
    return part.is === 'use' ? portsOfBlock(part.block, blocks, kinds) : noPorts;
  }
  const cached = known.get(node.config);
  if (cached !== undefined) return cached;
  const ports = forgivingPorts(kind, node.config);
  known.set(node.config, ports);
  return ports;
}

function forgivingPorts(kind: AnyKind, config: JsonObject): Ports {
  const parsed = kind.config.safeParse(config);
  if (parsed.success) return kind.ports(parsed.data);
  const wrong = new Set(
    parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys : issue.path.slice(0, 1).map(String),
    ),
  );
  const rest = Object.fromEntries(Object.entries(config).filter(([key]) => !wrong.has(key)));
  const again = kind.config.safeParse(rest);
  const fallback = again.success ? again : kind.config.safeParse({});
  return fallback.success ? kind.ports(fallback.data) : noPorts;
}
