// The one door of the npm scripts. Plain JavaScript: it runs before anything is installed, on Node 20 too.
const [command, ...args] = process.argv.slice(2);

const commands = {
  start: async () => (await import('./serve.mjs')).start(args),
  dev: async () => (await import('./serve.mjs')).dev(args),
  test: async () => (await import('./test.mjs')).test(args),
  parallax: async () => (await import('./program.mjs')).runProgram('parallax', args),
  screenshots: async () => (await import('./screenshots.mjs')).screenshots(args),
  bench: async () => (await import('./program.mjs')).runProgram('bench', args),
  build: async () => afterInstall(async () => (await import('./build-web.mjs')).buildWeb({ force: true })),
  typecheck: async () => afterInstall(async () => (await import('./checks.mjs')).runCheck('typecheck', args)),
  lint: async () => afterInstall(async () => (await import('./checks.mjs')).runChecks(args)),
  format: async () => afterInstall(async () => (await import('./checks.mjs')).format(args)),
};

async function afterInstall(work) {
  return (await (await import('./install.mjs')).install()) ? work() : 1;
}

const run = commands[command];
if (run) {
  process.exitCode = await run();
} else {
  console.error(`Usage: node scripts/run.mjs ${Object.keys(commands).join(' | ')}`);
  process.exitCode = 2;
}
