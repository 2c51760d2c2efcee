import { useLayoutEffect, useRef } from 'react';
import { counted, duration } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import type { Labels } from '../run-data/labels.ts';
import type { Bar } from './bars.ts';
import styles from './timeline.module.css';
import { barFacts } from './words.ts';

interface BarTipProps {
  /** The pointer, in pixels of the timeline. */
  at: { readonly x: number; readonly y: number };
  bar: Bar | undefined;
  labels: Labels;
  now: number;
  /** Milliseconds since the start of the run. */
  time: number;
  slots: number;
}

/** What is under the pointer, beside it. Where no task is: the time and the slots in use then. */
export function BarTip({ at, bar, labels, now, time, slots }: BarTipProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tip = ref.current;
    const room = tip?.parentElement;
    if (tip === null || room === null || room === undefined) return;
    const x = at.x + 14 + tip.offsetWidth > room.clientWidth ? at.x - 14 - tip.offsetWidth : at.x + 14;
    const y = Math.min(at.y + 14, room.clientHeight - tip.offsetHeight - 4);
    tip.style.translate = `${Math.max(4, x)}px ${Math.max(4, y)}px`;
  });
  const moment = `${duration(Math.max(0, time))} · ${counted(slots, 'slot')} in use`;
  if (bar === undefined) {
    return (
      <div ref={ref} className={styles.tip} aria-hidden>
        <p className={styles.moment}>{moment}</p>
      </div>
    );
  }
  const [first, ...facts] = barFacts(bar, now);
  const name = labels.path(bar.task.path);
  return (
    <div ref={ref} className={styles.tip} aria-hidden>
      <p className={styles.name}>
        {labels.node(bar.node)}
        {name === '' ? null : <span> · {name}</span>}
      </p>
      <StateBadge state={bar.state} {...(first === undefined ? {} : { text: first })} />
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {bar.task.model === undefined ? null : <p className={styles.moment}>{bar.task.model}</p>}
      <p className={styles.moment}>{moment}</p>
    </div>
  );
}
