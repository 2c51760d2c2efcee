import type { RunningServer } from '@parallax/testkit/server-process';
import type { Browser, Page } from '@playwright/test';
import { table } from '../measure.ts';
import { measuredPage, serveBare } from './browser.ts';
import { thousandNodes } from './graphs.ts';

const ROUNDS = 3;
const GESTURE_MS = 2_000;
const WINDOW = { width: 1600, height: 1000 };
const gestures = ['pan', 'zoom', 'drag'] as const;

interface Frames {
  readonly perSecond: number;
  readonly longestMs: number;
}

interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** 1,000 nodes in the editor and on a bare React Flow page: the same places, the same part in view, the same gestures, in turns. */
export async function canvas(browser: Browser, server: RunningServer): Promise<void> {
  const graph = thousandNodes();
  const created = await fetch(`${server.url}/api/graphs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ graph }),
  });
  const { id } = (await created.json()) as { id: string };
  const editor = await measuredPage(browser, WINDOW.width, WINDOW.height);
  const openedAt = performance.now();
  await editor.goto(`${server.url}/g/${id}`);
  await editor.locator('.react-flow__node').first().waitFor();
  console.log(
    `The editor shows the first of 1,000 nodes ${seconds(performance.now() - openedAt)} s after it is asked for.`,
  );
  await editor.waitForTimeout(3_000);

  const room = await editor.locator('.react-flow').boundingBox();
  if (room === null) throw new Error('The editor shows no canvas.');
  const bareServer = await serveBare();
  const bare = await measuredPage(browser, Math.round(room.width), Math.round(room.height));
  const rows: string[][] = [];
  for (const [view, zoomOut] of [
    ['about a hundred in view', 0],
    ['all in view', 12],
  ] as const) {
    for (let step = 0; step < zoomOut; step += 1)
      await editor.getByRole('button', { name: 'Zoom Out' }).click({ force: true });
    await editor.waitForTimeout(1_000);
    await openBare(bare, bareServer.url, graph, await viewportOf(editor));
    for (const gesture of gestures) {
      const found = await inTurns({ editor, bare }, gesture);
      const ratio = found.editor.perSecond / found.bare.perSecond;
      rows.push([
        view,
        gesture,
        found.editor.perSecond.toFixed(1),
        found.bare.perSecond.toFixed(1),
        `${ratio.toFixed(2)} ×`,
        found.editor.longestMs.toFixed(0),
        found.bare.longestMs.toFixed(0),
      ]);
    }
  }
  console.log(
    table(
      [
        '1,000 nodes',
        'gesture',
        'editor, frames/s',
        'bare, frames/s',
        'ratio',
        'editor, longest ms',
        'bare, longest ms',
      ],
      rows,
    ),
  );
  await bareServer.stop();
  await editor.context().close();
  await bare.context().close();
}

/** The median round of each page, in turns, so that what else the machine does hits both alike. */
async function inTurns<K extends string>(
  pages: Readonly<Record<K, Page>>,
  gesture: (typeof gestures)[number],
): Promise<Record<K, Frames>> {
  const found = new Map<string, Frames[]>();
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, page] of Object.entries<Page>(pages)) {
      await page.bringToFront();
      await page.waitForTimeout(500);
      const frames = await page.evaluate<Frames>(`bench.${gesture}(${GESTURE_MS})`);
      // The first round warms up.
      if (round > 0) found.set(name, [...(found.get(name) ?? []), frames]);
    }
  }
  const middle = [...found].map(([name, rounds]) => [
    name,
    rounds.toSorted((a, b) => a.perSecond - b.perSecond)[ROUNDS >> 1],
  ]);
  return Object.fromEntries(middle) as Record<K, Frames>;
}

async function viewportOf(page: Page): Promise<Viewport> {
  const transform = await page.evaluate<string>('bench.viewport()');
  const [, x = '0', y = '0', zoom = '1'] =
    /translate\(([-\d.]+)px, ([-\d.]+)px\) scale\(([\d.]+)\)/.exec(transform) ?? [];
  return { x: Number(x), y: Number(y), zoom: Number(zoom) };
}

async function openBare(
  page: Page,
  url: string,
  { nodes = [], edges = [] }: ReturnType<typeof thousandNodes>,
  viewport: Viewport,
): Promise<void> {
  const graph = {
    nodes: nodes.map(({ id, label, position }) => ({
      id,
      position: position ?? { x: 0, y: 0 },
      data: { label: label ?? id },
      sourcePosition: 'right',
      targetPosition: 'left',
      style: { width: 280, height: 170 },
    })),
    edges: edges.map(({ id, source, target }) => ({ id, source, target })),
    viewport,
  };
  await page.addInitScript({ content: `globalThis.bareGraph = ${JSON.stringify(graph)};` });
  await page.goto(url);
  await page.locator('.react-flow__node').first().waitFor();
  await page.waitForTimeout(2_000);
}

const seconds = (ms: number) => (ms / 1000).toFixed(1);
