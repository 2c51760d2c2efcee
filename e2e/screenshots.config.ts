import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** `npm run screenshots`: not tests, but the same fixtures drive the app for the pictures of the documentation. */
export default defineConfig(base, {
  testDir: 'screenshots',
  workers: 1,
  timeout: 120_000,
  use: { ...base.use, screenshot: 'off', trace: 'off', contextOptions: { reducedMotion: 'reduce' } },
});
