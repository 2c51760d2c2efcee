// Reads what vitest and Playwright wrote, as numbers. No report is a failure, never a silent zero.
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Count */

/** @returns {Count} */
export function countVitest(file, exitCode) {
  return count(file, exitCode, (report) => {
    // A file that fails before its first test has no assertions, yet it failed.
    const broken = report.testResults.filter(
      (suite) =>
        suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'),
    );
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
  });
}

/** @returns {Count} */
export function countPlaywright(file, exitCode) {
  return count(file, exitCode, (report) => ({
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected + report.errors.length,
  }));
}

function count(file, exitCode, read) {
  let found;
  try {
    found = read(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    console.error(`No readable report: ${error.message}`);
    return { passed: 0, failed: 1 };
  }
  const silentFailure = exitCode !== 0 && found.failed === 0;
  return silentFailure ? { ...found, failed: 1 } : found;
}
