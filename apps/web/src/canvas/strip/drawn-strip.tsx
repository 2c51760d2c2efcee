import { useStore as useFlowStore } from '@xyflow/react';
import { type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { stateWord } from '../../ui/states.ts';
import { themeStore } from '../../ui/theme.ts';
import { readColours } from '../../ui/theme-colours.ts';
import { type CellSprites, makeSprites } from './cell-sprites.ts';
import type { StripViewProps } from './cell-strip.tsx';
import styles from './item-strip.module.css';
import { cellAt, STRIP_WIDTH } from './strip-layout.ts';

/** The cells on one canvas: hundreds of them cost as much as one element. */
export function DrawnStrip({ cells, layout, chosen, onHover, onChoose }: StripViewProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const theme = useStore(themeStore, (state) => state.resolved);
  // Magnified, it is drawn twice as fine, so that it stays sharp.
  const isClose = useFlowStore((state) => state.transform[2] > 1);
  const scale = (window.devicePixelRatio || 1) * (isClose ? 2 : 1);
  const { cell, gap, columns, height } = layout;
  const sprites = useMemo(() => spritesOf(theme, cell, scale), [theme, cell, scale]);

  useEffect(() => {
    const canvas = ref.current;
    const ctx = canvas?.getContext('2d');
    if (canvas === null || ctx === null || ctx === undefined) return;
    const wide = Math.ceil(STRIP_WIDTH * scale);
    const high = Math.ceil(height * scale);
    if (canvas.width !== wide) canvas.width = wide;
    if (canvas.height !== high) canvas.height = high;
    ctx.setTransform(scale, 0, 0, scale, 0, 0);
    ctx.clearRect(0, 0, STRIP_WIDTH, height);
    for (const [index, { state }] of cells.entries()) {
      const x = (index % columns) * (cell + gap);
      const y = Math.floor(index / columns) * (cell + gap);
      ctx.drawImage(sprites[state], x, y, cell, cell);
    }
  }, [cells, cell, gap, columns, height, scale, sprites]);

  const at = (event: MouseEvent) => {
    const { offsetX, offsetY } = event.nativeEvent;
    return cellAt(layout, offsetX, offsetY, cells.length);
  };
  return (
    <>
      <canvas
        ref={ref}
        className={styles.drawn}
        style={{ width: STRIP_WIDTH, height }}
        onPointerMove={(event) => {
          const index = at(event);
          const found = index === null ? undefined : cells[index];
          event.currentTarget.title =
            found === undefined ? '' : `${found.label}: ${stateWord[found.state].toLowerCase()}`;
          onHover(index);
        }}
        onClick={(event) => {
          const index = at(event);
          if (index === null || cells[index]?.taskId === null) return;
          event.stopPropagation();
          onChoose(index);
        }}
      />
      {chosen < 0 ? null : (
        <span
          className={styles.ring}
          style={{
            width: cell,
            height: cell,
            translate: `${(chosen % columns) * (cell + gap)}px ${Math.floor(chosen / columns) * (cell + gap)}px`,
          }}
        />
      )}
    </>
  );
}

const made = new Map<string, CellSprites>();

/** All strips share their pictures. */
function spritesOf(theme: string, cell: number, scale: number): CellSprites {
  const key = `${theme} ${cell} ${scale}`;
  let sprites = made.get(key);
  if (sprites === undefined) {
    sprites = makeSprites(readColours(document.documentElement), cell, scale);
    made.set(key, sprites);
  }
  return sprites;
}
