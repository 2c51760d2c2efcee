import { inTurns, table } from './measure.ts';
import { runParallax } from './parallax-engine.ts';
import { installPeers, loadPeer, type PeerName } from './peers.ts';

const CONCURRENCY = 50;
const SIZES = [100, 1000, 10_000];
/** Peers that need seconds for a round get fewer items, else one round would take minutes. */
const MOST_ITEMS: Record<PeerName, number> = {
  'p-limit': Number.POSITIVE_INFINITY,
  mastra: 10_000,
  rivet: 10_000,
  langgraph: 1000,
};

const work = async (item: number): Promise<number> => item + 1;

/** What one task costs each engine when its work resolves at once: the engine is all that is measured. Events are on. */
export async function scheduler(): Promise<void> {
  installPeers();
  const names: PeerName[] = ['p-limit', 'mastra', 'rivet', 'langgraph'];
  const peers = await Promise.all(names.map(async (name) => [name, await loadPeer(name, 1)] as const));
  const rows: string[][] = [];
  for (const size of SIZES) {
    const items = Array.from({ length: size }, (_, index) => index);
    const candidates: Record<string, () => Promise<unknown>> = {
      parallax: async () => {
        const { values } = await runParallax(items, CONCURRENCY, work);
        if (values.length !== size || values.at(-1) !== size) throw new Error('Parallax lost an item.');
      },
    };
    for (const [name, peer] of peers) {
      if (size > MOST_ITEMS[name]) continue;
      candidates[name] = async () => {
        const results = await peer(items, CONCURRENCY, work);
        if (results.length !== size) throw new Error(`${name} gave ${results.length} of ${size} results.`);
      };
    }
    const rounds = size >= 10_000 ? 7 : 21;
    const times = await inTurns(candidates, rounds, size >= 10_000 ? 2 : 10);
    const base = times['p-limit'] ?? Number.NaN;
    for (const [name, ms] of Object.entries(times)) {
      rows.push([String(size), name, ((ms * 1000) / size).toFixed(2), `${(ms / base).toFixed(1)} ×`]);
    }
  }
  console.log(table(['tasks', 'engine', 'µs a task', 'against p-limit'], rows));
}
