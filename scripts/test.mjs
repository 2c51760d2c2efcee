// `npm test`: everything, in order; later steps run even when an earlier one fails. The last line is the total.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildWeb, dist } from './build-web.mjs';
import { checkNames, runCheck } from './checks.mjs';
import { runChild } from './child.mjs';
import { withProjectNode } from './environment.mjs';
import { reportFirstLoad } from './first-load.mjs';
import { install } from './install.mjs';
import { inRoot, projectNode, root } from './paths.mjs';
import { countPlaywright, countVitest } from './report.mjs';

const piped = !process.stdout.isTTY;
const parts = { checks, unit, e2e };

/** @param {string[]} args a part (`checks`, `unit`, `e2e`), then arguments for its tool; nothing: all parts */
export async function test([part, ...rest]) {
  if (part !== undefined && !parts[part]) {
    console.error(`There is no part "${part}". Parts: ${Object.keys(parts).join(', ')}.`);
    return 2;
  }
  const counts = [];
  if (await install()) {
    for (const run of part ? [parts[part]] : Object.values(parts)) counts.push(...(await run(rest)));
  } else {
    counts.push({ name: 'install', passed: 0, failed: 1 });
  }
  return conclude(counts);
}

async function checks() {
  const counts = [];
  for (const name of checkNames) {
    heading(name);
    counts.push({ name, ...asTest(await runCheck(name)) });
  }
  return counts;
}

async function unit(args) {
  heading('unit tests');
  const report = reportFile('unit');
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  // No test says anything about time; on a machine that is busy, some take long.
  const patience = ['--testTimeout=60000', '--hookTimeout=60000'];
  const code = await runTool(
    [vitest, 'run', ...reporters, ...patience, ...args],
    root,
    piped ? { NO_COLOR: '1' } : {},
  );
  return [{ name: 'unit', ...countVitest(report, code) }];
}

async function e2e(args) {
  heading('web build');
  const built = await buildWeb();
  heading('first load');
  const isLight = built === 0 && reportFirstLoad(dist);
  heading('end to end');
  const report = reportFile('e2e');
  const playwright = inRoot('e2e', 'node_modules', '@playwright', 'test', 'cli.js');
  // Not NO_COLOR: Playwright sets FORCE_COLOR for its workers, and Node warns where the two disagree.
  const colours = piped ? { FORCE_COLOR: '0' } : {};
  const env = { PARALLAX_E2E_REPORT: report, ...colours };
  const code = await runTool([playwright, 'test', ...args], inRoot('e2e'), env);
  return [
    { name: 'web build', ...asTest(built) },
    { name: 'first load', ...asTest(isLight ? 0 : 1) },
    { name: 'e2e', ...countPlaywright(report, code) },
  ];
}

function conclude(counts) {
  const total = { passed: 0, failed: 0 };
  console.log('');
  for (const { name, passed, failed } of counts) {
    console.log(`${name.padEnd(12)} ${passed} passed, ${failed} failed`);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

const asTest = (exitCode) => (exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** One report a process, so that two runs in one checkout do not read each other's. */
function reportFile(name) {
  const folder = inRoot('test-results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}-${process.pid}.json`);
  process.on('exit', () => rmSync(file, { force: true }));
  return file;
}

function runTool(args, cwd, extra = {}) {
  const env = withProjectNode({ CI: 'true', ...extra });
  return runChild(projectNode(), args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'], group: true });
}

const heading = (text) => console.log(`\n── ${text}`);
