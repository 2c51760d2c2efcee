import { defineConfig, type ReporterDescription } from '@playwright/test';
import { findChromium } from '../scripts/chromium.mjs';
import { launchFlags } from '../scripts/chromium-launch.mjs';

// Workers load this file too; the first process finds the browser for all.
process.env.PARALLAX_CHROMIUM ??= await findChromium();

const report = process.env.PARALLAX_E2E_REPORT;
const reporter: ReporterDescription[] = [['list']];
if (report) reporter.push(['json', { outputFile: report }]);

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 0,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter,
  use: {
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.PARALLAX_CHROMIUM,
      chromiumSandbox: false,
      args: launchFlags,
    },
  },
});
