import { startServer } from '@parallax/testkit/server-process';
import { buildEditor, launch } from './web/browser.ts';
import { canvas } from './web/canvas.ts';
import { streaming } from './web/streaming.ts';

/** The editor in a real Chromium: 1,000 nodes against a bare React Flow page, and 1,000 items that stream while somebody types. */
export async function web(): Promise<void> {
  await buildEditor();
  const browser = await launch();
  const server = await startServer();
  try {
    await canvas(browser, server);
    await streaming(browser, server);
  } finally {
    await browser.close();
    await server.stop();
  }
}
