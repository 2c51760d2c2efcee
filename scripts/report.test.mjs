import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { countPlaywright, countVitest } from './report.mjs';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'parallax-report-')), 'report.json');
const written = (report) => {
  writeFileSync(file, JSON.stringify(report));
  return file;
};
const suite = (...statuses) => ({
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});

describe('countVitest', () => {
  it('counts tests', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [suite('passed', 'failed'), suite('passed')],
    };
    expect(countVitest(written(report), 1)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a file that could not be loaded', () => {
    const report = {
      numPassedTests: 1,
      numFailedTests: 0,
      testResults: [{ status: 'failed', assertionResults: [] }],
    };
    expect(countVitest(written(report), 1)).toEqual({ passed: 1, failed: 1 });
  });

  it('counts an exit code that no test explains', () => {
    const report = { numPassedTests: 2, numFailedTests: 0, testResults: [suite('passed', 'passed')] };
    expect(countVitest(written(report), 1)).toEqual({ passed: 2, failed: 1 });
  });

  it('counts a missing report as a failure', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(countVitest(`${file}.missing`, 0)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('countPlaywright', () => {
  it('counts tests and errors outside of tests', () => {
    const report = { stats: { expected: 4, flaky: 1, unexpected: 1, skipped: 1 }, errors: [{}] };
    expect(countPlaywright(written(report), 1)).toEqual({ passed: 5, failed: 2 });
  });
});
