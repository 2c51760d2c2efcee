import { table } from './measure.ts';
import { runParallax } from './parallax-engine.ts';
import { installPeers, loadPeer, type Peer, type PeerName } from './peers.ts';

const ITEMS = 100;
const CONCURRENCY = 20;
const ROUNDS = 5;

/** Log-normal latencies with a heavy tail, the same for every engine: median 40 ms, one in twenty five times as long. */
function latencies(stage: number): number[] {
  let state = 12_345 + stage;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  return Array.from({ length: ITEMS }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.exp(Math.log(40) + 0.6 * normal) * (random() < 0.05 ? 5 : 1);
  });
}

function stage(ms: readonly number[], failing: ReadonlySet<number>): (item: number) => Promise<number> {
  return (item) =>
    new Promise((resolve, reject) => {
      setTimeout(
        () => (failing.has(item) ? reject(new Error(`Item ${item} failed.`)) : resolve(item)),
        ms[item] ?? 0,
      );
    });
}

/** One slot takes an item through both stages; a failed one is noted. This is the 1.0 that engines are measured against. */
async function handWritten(...[items, concurrency, ...works]: Parameters<Peer>): Promise<number[]> {
  const done: number[] = [];
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      try {
        let value = item;
        for (const work of works) value = await work(value);
        done.push(value);
      } catch {
        // A failed item is left out, as a careful script would.
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return done;
}

/** Two stages, 100 items, heavy-tailed latencies, cap 20: how long each engine takes, and what it returns when 5% of the items fail. */
export async function pipeline(): Promise<void> {
  installPeers();
  const items = Array.from({ length: ITEMS }, (_, index) => index);
  const times = [latencies(1), latencies(2)];
  const names: PeerName[] = ['mastra', 'rivet', 'langgraph'];
  const peers = await Promise.all(names.map(async (name) => [name, await loadPeer(name, 2)] as const));
  const engines: [string, (works: ((item: number) => Promise<number>)[]) => Promise<number>][] = [
    ['hand-written pool', async (works) => (await handWritten(items, CONCURRENCY, ...works)).length],
    ['parallax', async (works) => (await runParallax(items, CONCURRENCY, ...works)).values.length],
    ...peers.map(([name, peer]): (typeof engines)[number] => [
      name,
      async (works) => (await peer(items, CONCURRENCY, ...works)).length,
    ]),
  ];
  const rows: string[][] = [];
  for (const failing of [new Set<number>(), new Set([3, 24, 45, 66, 87])]) {
    const sums = new Map<string, { ms: number; results: string }>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, run] of engines) {
        const works = times.map((ms, index) => stage(ms, index === 0 ? failing : new Set()));
        const start = performance.now();
        const results = await run(works).then(String, () => 'nothing');
        const before = sums.get(name)?.ms ?? 0;
        sums.set(name, { ms: before + performance.now() - start, results });
      }
    }
    const base = sums.get('hand-written pool')?.ms ?? Number.NaN;
    for (const [name, { ms, results }] of sums) {
      rows.push([
        failing.size === 0 ? 'none' : '5%',
        name,
        (ms / ROUNDS).toFixed(0),
        `${(ms / base).toFixed(2)} ×`,
        results,
      ]);
    }
  }
  console.log(table(['failing', 'engine', 'ms', 'against the pool', 'results'], rows));
}
