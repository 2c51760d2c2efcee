// The checks that look at the sources without running them. Each is one command with an exit code.
import { runChild } from './child.mjs';
import { withProjectNode } from './environment.mjs';
import { inRoot, projectNode, root } from './paths.mjs';

const biome = inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome');

// Where no terminal reads along, biome's colours are noise.
const plain = process.stdout.isTTY ? [] : ['--colors=off'];

const checks = {
  typecheck: [inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-b'],
  biome: [biome, 'ci', ...plain, '--diagnostic-level=warn', '--error-on-warnings', '.'],
  boundaries: [inRoot('scripts', 'boundaries.mjs')],
  knip: [inRoot('node_modules', 'knip', 'bin', 'knip.js'), '--no-progress'],
};

export const checkNames = Object.keys(checks);

export const runCheck = (name, args = []) => runNode([...checks[name], ...args]);

/** Formats, and mends what lint can mend safely: everything, or the given paths. */
export const format = (args) =>
  runNode([biome, 'check', '--write', ...plain, ...(args.length > 0 ? args : ['.'])]);

/** Every check that is not the type check, later ones too when an earlier one fails. */
export async function runChecks() {
  let worst = 0;
  for (const name of checkNames.filter((each) => each !== 'typecheck')) {
    worst = Math.max(worst, await runCheck(name));
  }
  return worst;
}

function runNode(args) {
  const env = withProjectNode(process.stdout.isTTY ? {} : { NO_COLOR: '1' });
  return runChild(projectNode(), args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    group: true,
  });
}
