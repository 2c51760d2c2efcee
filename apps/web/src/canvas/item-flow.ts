import { useEffect, useRef } from 'react';

/** How long an item is on its way along an edge, in milliseconds. */
const WAY_MS = 650;
/** Of items that pass faster than this, one stands for all that passed meanwhile; in milliseconds. */
const APART_MS = 140;
/** On the whole canvas: more cannot be followed, and cost frames. */
const MOST_AT_ONCE = 60;
let underWay = 0;

const prefersStillness = window.matchMedia('(prefers-reduced-motion: reduce)');

/**
 * Sends a dot along an edge when items pass: one for each, or a larger one for several that pass together. `passed` is how many have
 * passed so far. Nothing moves for somebody who wants no motion: the count says the same. Returns a ref for the edge's group.
 */
export function useItemFlow(path: string, passed: number) {
  const group = useRef<SVGGElement>(null);
  const sent = useRef({ passed, at: 0 });
  useEffect(() => {
    const { passed: before, at } = sent.current;
    const items = passed - before;
    if (items <= 0) {
      // Another run, or the same one anew.
      sent.current = { passed, at };
      return;
    }
    const now = performance.now();
    if (now - at < APART_MS) return;
    sent.current = { passed, at: now };
    if (group.current !== null) send(group.current, path, items);
  }, [path, passed]);
  return group;
}

function send(group: SVGGElement, path: string, items: number): void {
  if (prefersStillness.matches || document.hidden || underWay >= MOST_AT_ONCE) return;
  const dot = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
  dot.setAttribute('r', String(Math.min(6, 2.5 + Math.log2(items) * 0.7)));
  dot.setAttribute('data-flow', String(items));
  dot.style.offsetPath = `path("${path}")`;
  group.append(dot);
  underWay += 1;
  const motion = dot.animate([{ offsetDistance: '0%' }, { offsetDistance: '100%' }], {
    duration: WAY_MS,
    easing: 'ease-in-out',
  });
  const arrive = () => {
    underWay -= 1;
    dot.remove();
  };
  motion.onfinish = arrive;
  motion.oncancel = arrive;
}
