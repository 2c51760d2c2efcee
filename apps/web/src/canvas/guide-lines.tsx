import { useStore as useFlowStore, ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import styles from './canvas.module.css';
import type { Snapping } from './use-snapping.ts';

/** Farther than any canvas reaches, in pixels. */
const FAR_AWAY = 50_000;

/** The lines that a dragged card is in line with. */
export function GuideLines({ guides }: Pick<Snapping, 'guides'>) {
  const { vertical, horizontal } = useStore(guides);
  const zoom = useFlowStore((state) => state.transform[2]);
  const thickness = 1 / zoom;
  return (
    <ViewportPortal>
      {vertical === undefined ? null : (
        <div
          className={styles.guide}
          style={{ left: vertical, top: -FAR_AWAY, width: thickness, height: 2 * FAR_AWAY }}
        />
      )}
      {horizontal === undefined ? null : (
        <div
          className={styles.guide}
          style={{ top: horizontal, left: -FAR_AWAY, height: thickness, width: 2 * FAR_AWAY }}
        />
      )}
    </ViewportPortal>
  );
}
