import { median, table } from './measure.ts';
import { parallax } from './parallax-engine.ts';
import { installPeers, loadPeer, type Peer, type PeerName, type Work } from './peers.ts';

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

interface Gauge {
  active: number;
  most: number;
}

function stage(ms: readonly number[], failing: ReadonlySet<number>, gauge: Gauge): Work {
  return (item) =>
    new Promise((resolve, reject) => {
      gauge.active += 1;
      gauge.most = Math.max(gauge.most, gauge.active);
      setTimeout(() => {
        gauge.active -= 1;
        if (failing.has(item)) reject(new Error(`Item ${item} failed.`));
        else resolve(item);
      }, ms[item] ?? 0);
    });
}

/** One slot takes an item through both stages; a failed one is left out, as a careful script would. This is the 1.0 of the table. */
const handWritten: Peer = (concurrency, works) => async (items) => {
  const done: number[] = [];
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      try {
        let value = item;
        for (const work of works) value = await work(value);
        done.push(value);
      } catch {
        // The others go on.
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return done;
};

/** Two stages, 100 items, heavy-tailed latencies, cap 20: how long each engine takes, how many it ran at once, and what it returns when 5% of the items fail. */
export async function pipeline(): Promise<void> {
  installPeers();
  const items = Array.from({ length: ITEMS }, (_, index) => index);
  const names: PeerName[] = ['mastra', 'rivet', 'langgraph'];
  const peers = await Promise.all(names.map(async (name) => [name, await loadPeer(name)] as const));
  const engines: (readonly [string, Peer])[] = [
    ['hand-written pool', handWritten],
    ['parallax', parallax(items)],
    ...peers,
  ];
  const rows: string[][] = [];
  for (const failing of [new Set<number>(), new Set([3, 24, 45, 66, 87])]) {
    const trials = new Map(engines.map(([name]) => [name, { times: [] as number[], most: 0, results: '' }]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, peer] of engines) {
        const gauge = { active: 0, most: 0 };
        const run = peer(
          CONCURRENCY,
          [stage(latencies(1), failing, gauge), stage(latencies(2), new Set(), gauge)],
          ITEMS,
        );
        const start = performance.now();
        const results = await run(items).then(
          ({ length }) => String(length),
          () => 'nothing',
        );
        const trial = trials.get(name);
        trial?.times.push(performance.now() - start);
        if (trial !== undefined) Object.assign(trial, { results, most: Math.max(trial.most, gauge.most) });
        await idle(gauge);
      }
    }
    const base = median(trials.get('hand-written pool')?.times ?? []);
    for (const [name, { times, most, results }] of trials) {
      const ms = median(times);
      rows.push([
        failing.size === 0 ? 'none' : '5%',
        name,
        ms.toFixed(0),
        `${(ms / base).toFixed(2)} ×`,
        String(most),
        results,
      ]);
    }
  }
  console.log(table(['failing', 'engine', 'ms', 'against the pool', 'most at once', 'results'], rows));
}

/** Engines that give up leave their calls running: the next one must not be measured beside them. */
async function idle(gauge: Gauge): Promise<void> {
  while (gauge.active > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}
