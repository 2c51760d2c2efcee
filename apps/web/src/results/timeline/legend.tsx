import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { themeStore } from '../../ui/theme.ts';
import { drawPhase } from './draw-bar.ts';
import { readPaint } from './paint.ts';
import type { Phase } from './spans.ts';
import styles from './timeline.module.css';

const entries: readonly (readonly [Phase, string, string])[] = [
  ['inputs', 'Inputs', 'Waits for its other inputs'],
  ['slot', 'Slot', 'Waits for a slot of the run or of its model'],
  ['held', 'Provider', 'Waits for its provider: its rate, a pause it asked for, or its breaker'],
  ['pause', 'Retry', 'Pauses before it tries again'],
];

/** What the patterns of waiting mean, drawn as the timeline draws them. */
export function Legend() {
  return (
    <ul className={styles.legend} aria-label="What waits look like">
      {entries.map(([phase, name, meaning]) => (
        <li key={phase} title={meaning}>
          <Swatch phase={phase} />
          {name}
        </li>
      ))}
    </ul>
  );
}

const WIDTH = 22;
const HEIGHT = 10;

function Swatch({ phase }: { phase: Phase }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const theme = useStore(themeStore, (state) => state.resolved);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the theme's tokens.
  useEffect(() => {
    const canvas = ref.current;
    const ctx = canvas?.getContext('2d');
    if (canvas === null || ctx === null || ctx === undefined) return;
    const scale = window.devicePixelRatio || 1;
    canvas.width = WIDTH * scale;
    canvas.height = HEIGHT * scale;
    ctx.setTransform(scale, 0, 0, scale, 0, 0);
    drawPhase(ctx, readPaint(canvas), phase, 'ok', { x: 0, y: 0, width: WIDTH, height: HEIGHT });
  }, [phase, theme]);
  return <canvas ref={ref} className={styles.swatch} aria-hidden />;
}
