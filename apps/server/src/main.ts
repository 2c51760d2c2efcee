import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { createModelRegistry, environmentProviders, localServers, offlineProvider } from '@parallax/models';
import { builtInKinds } from '@parallax/nodes';
import { TaskError } from '@parallax/schema';
import packageJson from '../package.json' with { type: 'json' };
import { readConfig, StartError } from './config.ts';
import { startServer } from './server.ts';

/**
 * Left alone, V8 lets garbage of a large run grow to several times of what the run needs before it looks for it: 470 MB where a
 * third of that is in use. Collecting it earlier costs little (docs/benchmarks.md, "Memory").
 */
setFlagsFromString('--heap-growing-percent=30');

/** The log of the server: one line a fact on stderr, with the error where there is one. */
function log(message: string, thrown?: unknown): void {
  console.error(
    thrown === undefined ? message : `${message}\n${thrown instanceof Error ? thrown.stack : String(thrown)}`,
  );
}

async function main(): Promise<void> {
  const { env } = process;
  const server = await startServer(readConfig(env, process.cwd()), {
    kinds: builtInKinds,
    models: createModelRegistry([offlineProvider(env), ...environmentProviders(env), ...localServers()]),
    webRoot: fileURLToPath(new URL('../../web/dist', import.meta.url)),
    version: packageJson.version,
    log,
  });
  console.log(`Parallax is at ${server.url}`);

  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // A second signal means that the person does not want to wait.
      if (stopping) process.exit(1);
      stopping = true;
      server.close().then(
        () => process.exit(0),
        (error: unknown) => {
          log('The server did not stop cleanly.', error);
          process.exit(1);
        },
      );
    });
  }
}

main().catch((error: unknown) => {
  if (error instanceof StartError || TaskError.is(error)) console.error(error.message);
  else log('Parallax could not start.', error);
  process.exitCode = 1;
});
