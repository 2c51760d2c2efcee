// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The colours of a theme, read from the sheet that the page uses. */
function tokensOf(theme: 'light' | 'dark'): Map<string, string> {
  const block = new RegExp(`:root\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(sheet)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

/** The contrast of two colours as WCAG 2.2 defines it, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const states = [
  'waiting',
  'queued',
  'running',
  'retrying',
  'ok',
  'reused',
  'partial',
  'failed',
  'timed-out',
  'cancelled',
  'skipped',
].map((state) => `state-${state}`);

const surfaces = ['bg-app', 'bg-panel', 'bg-sunken', 'bg-raised'];
const inks = [
  'text-1',
  'text-2',
  'text-3',
  'accent-text',
  'danger',
  'warning',
  'carry-one',
  'carry-many',
  ...states,
];

for (const theme of ['light', 'dark'] as const) {
  const tokens = tokensOf(theme);
  const colour = (name: string) => tokens.get(name) ?? expect.fail(`tokens.css has no --${name} in ${theme}`);

  test.each(inks)(`${theme}: %s can be read on every surface`, (ink) => {
    for (const surface of surfaces) {
      expect(contrast(colour(ink), colour(surface)), `on ${surface}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test(`${theme}: controls and the focus can be told from their surroundings`, () => {
    for (const part of ['border-control', 'focus', 'accent']) {
      expect(contrast(colour(part), colour('bg-panel')), part).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(colour('on-accent'), colour('accent'))).toBeGreaterThanOrEqual(4.5);
    for (const ink of ['text-1', 'text-2'])
      expect(contrast(colour(ink), colour('note-bg')), ink).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('danger'), colour('danger-soft'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('syntax-name'), colour('syntax-name-soft'))).toBeGreaterThanOrEqual(4.5);
  });
}
