import packageJson from '../package.json' with { type: 'json' };
import { CommandError, EXIT, UsageError } from './exit.ts';
import { generalHelp } from './help.ts';
import { print, printError, printHelp } from './print.ts';

type Command = (args: readonly string[]) => Promise<number> | number;

/** Each is loaded when it is asked for: nobody waits for the models' client to read a help text. */
const commands: Readonly<Record<string, Command>> = {
  run: async (args) => (await import('./run/run-command.ts')).runCommand(args),
  validate: async (args) => (await import('./validate-command.ts')).validateCommand(args),
  code: async (args) => (await import('./code-command.ts')).codeCommand(args),
  serve: async (args) => (await import('./serve-command.ts')).serveCommand(args),
  help: () => printHelp(generalHelp),
  '--help': () => printHelp(generalHelp),
  '-h': () => printHelp(generalHelp),
  '--version': printVersion,
  '-v': printVersion,
};

/** Does what the arguments ask for, and resolves with the exit code. Prints errors that are for people; rejects on a fault of its own. */
export async function cli(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  try {
    return await commandNamed(name)(rest);
  } catch (thrown) {
    if (!(thrown instanceof CommandError)) throw thrown;
    printError(thrown.message);
    return thrown.exitCode;
  }
}

function commandNamed(name: string | undefined): Command {
  if (name === undefined) throw new UsageError(generalHelp.trimEnd());
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined) return command;
  throw new UsageError(
    `There is no command "${name}". There are run, validate, code and serve; see: parallax --help`,
  );
}

function printVersion(): number {
  print(`${packageJson.version}\n`);
  return EXIT.ok;
}
