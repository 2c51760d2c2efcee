import { lazyView } from '../ui/lazy-view.tsx';
import styles from './canvas.module.css';

async function load() {
  return (await import('./canvas-frame.tsx')).CanvasFrame;
}

/** The canvas with its code, the largest part of the page: it comes while the graph is being fetched. */
export const LazyCanvas = lazyView(load, CanvasPlace);

/** Begins to load the canvas's code, before anybody knows which graph it will show. Where that fails, it is tried again when it is shown. */
export function preloadCanvas(): void {
  load().catch(() => undefined);
}

function CanvasPlace() {
  return <main className={styles.canvas} aria-label="Canvas" aria-busy />;
}
