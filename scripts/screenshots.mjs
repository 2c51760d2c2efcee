// `npm run screenshots`: makes docs/images anew from the real app. Not part of `npm test`.
import { buildWeb } from './build-web.mjs';
import { runChild } from './child.mjs';
import { withProjectNode } from './environment.mjs';
import { install } from './install.mjs';
import { inRoot, projectNode } from './paths.mjs';

/** @param {string[]} args for Playwright, such as `-g votes` @returns {Promise<number>} an exit code */
export async function screenshots(args) {
  if (!(await install())) return 1;
  const built = await buildWeb();
  if (built !== 0) return built;
  const playwright = inRoot('e2e', 'node_modules', '@playwright', 'test', 'cli.js');
  return runChild(projectNode(), [playwright, 'test', '--config', 'screenshots.config.ts', ...args], {
    cwd: inRoot('e2e'),
    env: withProjectNode(),
    stdio: ['ignore', 'inherit', 'inherit'],
    group: true,
  });
}
