import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { reasonOf, UsageError } from './exit.ts';

/** Reads the options of one command. Throws a `UsageError` that names the command's help. */
export function readOptions<const T extends ParseArgsOptionsConfig>(
  command: string,
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (thrown) {
    // The messages of parseArgs name the option; what they advise after it is about its own conventions.
    const [problem] = reasonOf(thrown).split(/(?<=\.|') (?=To |Did |Use )/);
    throw new UsageError(`${problem} See: parallax ${command} --help`, { cause: thrown });
  }
}

/** The one positional argument of a command. Throws a `UsageError` when there is none, or more. */
export function onlyArgument(command: string, what: string, found: readonly string[]): string {
  const [argument, ...more] = found;
  if (argument === undefined) throw new UsageError(`Name ${what}: parallax ${command} <graph>`);
  if (more.length > 0) {
    throw new UsageError(
      `"${command}" takes one graph, but got ${found.map((name) => `"${name}"`).join(' and ')}. Values with blanks need quotes.`,
    );
  }
  return argument;
}
