// Runs a program of the monorepo as if it were installed: the caller's folder, stdin, arguments and exit code.
import { runChild } from './child.mjs';
import { withProjectNode } from './environment.mjs';
import { install } from './install.mjs';
import { inRoot, projectNode } from './paths.mjs';

const programs = {
  parallax: ['apps', 'cli', 'src', 'main.ts'],
  bench: ['packages', 'bench', 'src', 'main.ts'],
};

export async function runProgram(name, args) {
  // npm changes to the root and leaves the caller's folder in INIT_CWD.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  if (!(await install({ quiet: true }))) return 1;
  return runChild(projectNode(), [inRoot(...programs[name]), ...args], { cwd, env: withProjectNode() });
}
