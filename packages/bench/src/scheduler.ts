import { inTurns, table } from './measure.ts';
import { parallax } from './parallax-engine.ts';
import { installPeers, loadPeer, type Peer, type PeerName, type Work } from './peers.ts';

const CONCURRENCY = 50;
const SIZES = [100, 1000, 10_000];
/** Small sizes need more rounds until the machine code of every engine has settled. */
const ROUNDS: Readonly<Record<number, { rounds: number; warmUps: number }>> = {
  100: { rounds: 101, warmUps: 1000 },
  1000: { rounds: 31, warmUps: 20 },
};
/** Peers that need seconds for a round get fewer items, else one round would take minutes. */
const MOST_ITEMS: Record<PeerName, number> = {
  'p-limit': Number.POSITIVE_INFINITY,
  mastra: 10_000,
  rivet: 10_000,
  langgraph: 1000,
};

const work: Work = async (item) => item + 1;

/** What one task costs each engine when its work resolves at once: the engine is all that is measured. Events are on. */
export async function scheduler(): Promise<void> {
  installPeers();
  const names: PeerName[] = ['p-limit', 'mastra', 'rivet', 'langgraph'];
  const peers = await Promise.all(names.map(async (name) => [name, await loadPeer(name)] as const));
  const rows: string[][] = [];
  for (const size of SIZES) {
    const items = Array.from({ length: size }, (_, index) => index);
    const candidates: Record<string, () => Promise<void>> = {
      parallax: measured('parallax', parallax(items), items),
    };
    for (const [name, peer] of peers)
      if (size <= MOST_ITEMS[name]) candidates[name] = measured(name, peer, items);
    const { rounds, warmUps } = ROUNDS[size] ?? { rounds: 7, warmUps: 3 };
    const times = await inTurns(candidates, rounds, warmUps);
    const base = times['p-limit'] ?? Number.NaN;
    for (const [name, ms] of Object.entries(times)) {
      rows.push([String(size), name, ((ms * 1000) / size).toFixed(2), `${(ms / base).toFixed(1)} ×`]);
    }
  }
  console.log(table(['tasks', 'engine', 'µs a task', 'against p-limit'], rows));
}

function measured(name: string, peer: Peer, items: readonly number[]): () => Promise<void> {
  const run = peer(CONCURRENCY, [work], items.length);
  return async () => {
    const results = await run(items);
    if (results.length !== items.length)
      throw new Error(`${name} gave ${results.length} of ${items.length} results.`);
  };
}
