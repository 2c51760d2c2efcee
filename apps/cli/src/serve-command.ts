import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { CommandError, reasonOf, UsageError } from './exit.ts';
import { serveHelp } from './help.ts';
import { readOptions } from './options.ts';
import { printHelp } from './print.ts';

/** Apps do not import each other: the server is a program of its own. */
const server = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
/** As `npm start` has it: a large run then needs less memory. */
const flags = ['--max-semi-space-size=8'];

/** `parallax serve`: runs the server until it ends, and ends as it did. Throws a `CommandError`. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions('serve', args, {
    port: { type: 'string' },
    host: { type: 'string' },
    data: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) return printHelp(serveHelp);
  if (positionals.length > 0) throw new UsageError(`"serve" takes no "${positionals.join(' ')}".`);
  const { port, host, data } = values;
  const child = spawn(process.execPath, [...flags, server], {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(port === undefined ? {} : { PORT: port }),
      ...(host === undefined ? {} : { HOST: host }),
      ...(data === undefined ? {} : { PARALLAX_DATA: data }),
    },
  });
  const stop = () => child.kill('SIGTERM');
  // Ctrl-C reaches the server itself; this program only must not end before it.
  const wait = () => {};
  process.on('SIGTERM', stop).on('SIGINT', wait);
  try {
    const [code, signal]: [number | null, NodeJS.Signals | null] = await exitOf(child);
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } catch (thrown) {
    throw new CommandError(`The server could not be started: ${reasonOf(thrown)}`, { cause: thrown });
  } finally {
    process.off('SIGTERM', stop).off('SIGINT', wait);
  }
}

async function exitOf(child: ReturnType<typeof spawn>): Promise<[number | null, NodeJS.Signals | null]> {
  const [code, signal] = await once(child, 'exit');
  return [code, signal];
}
