import type { FrameClock } from './frame-queue.ts';

/** Animation frames and timers that come when a test says so. */
export function fakeFrames() {
  const frames = new Map<number, () => void>();
  const timers = new Map<number, () => void>();
  let next = 0;
  const add = (to: Map<number, () => void>, then: () => void) => {
    next += 1;
    to.set(next, then);
    return next;
  };
  const fire = (from: Map<number, () => void>) => {
    const due = [...from.values()];
    from.clear();
    for (const then of due) then();
  };
  const clock: FrameClock = {
    requestFrame: (then) => add(frames, then),
    cancelFrame: (handle) => void frames.delete(handle),
    setTimer: (then) => add(timers, then),
    clearTimer: (handle) => void timers.delete(handle),
  };
  return {
    clock,
    frame: () => fire(frames),
    timer: () => fire(timers),
    waiting: () => frames.size + timers.size,
  };
}
