import { limiter } from './limiter.ts';
import { memory } from './memory.ts';
import { pipeline } from './pipeline.ts';
import { recovery } from './recovery.ts';
import { relay } from './relay.ts';
import { scheduler } from './scheduler.ts';
import { voting } from './voting.ts';
import { web } from './web.ts';

/** The measurements behind docs/benchmarks.md, by name. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  scheduler,
  pipeline,
  relay,
  recovery,
  memory,
  limiter,
  voting,
  web,
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in benches));
if (names.length === 0 || unknown.length > 0) {
  if (unknown.length > 0)
    console.error(`There is no bench called ${unknown.map((name) => `"${name}"`).join(', ')}.`);
  console.error(`Usage: npm run bench -- <name> …   with ${Object.keys(benches).join(', ')}`);
  process.exitCode = 2;
} else {
  for (const name of names) await benches[name]?.();
}
