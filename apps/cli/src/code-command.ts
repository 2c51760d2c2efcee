import { writeFile } from 'node:fs/promises';
import { asTypeScript } from '@parallax/interchange';
import { EXIT } from './exit.ts';
import { issueLine, openGraph } from './graph/open-graph.ts';
import { codeHelp } from './help.ts';
import { onlyArgument, readOptions } from './options.ts';
import { checkWritable } from './output/out-file.ts';
import { print, printError, printHelp } from './print.ts';

/** `parallax code`. Resolves with the exit code; throws a `CommandError`. */
export async function codeCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions('code', args, {
    out: { type: 'string', short: 'o' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) return printHelp(codeHelp);
  const read = await openGraph(onlyArgument('code', 'the graph to write as a program', positionals));
  if (!read.ok) {
    for (const issue of read.issues) printError(issueLine(issue));
    return EXIT.error;
  }
  const program = asTypeScript(read.graph);
  if (values.out === undefined) print(program);
  else {
    await checkWritable(values.out);
    await writeFile(values.out, program);
    printError(`Written to ${values.out}.`);
  }
  return EXIT.ok;
}
