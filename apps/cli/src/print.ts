import { harmless } from './watch/text.ts';

/** Prints to standard output what a command gives. On a terminal, without what would change the terminal. */
export function print(text: string): void {
  process.stdout.write(process.stdout.isTTY ? harmless(text) : text);
}

/** Prints a line to standard error, where everything goes that is not the result. */
export function printError(line: string): void {
  process.stderr.write(`${harmless(line)}\n`);
}

/** Prints a help text; resolves a command with it. */
export function printHelp(text: string): 0 {
  print(text);
  return 0;
}
