import { cli } from './cli.ts';
import { EXIT } from './exit.ts';

// Whoever reads our output may have seen enough, as `head` has: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.error);
});

process.exitCode = await cli(process.argv.slice(2));
