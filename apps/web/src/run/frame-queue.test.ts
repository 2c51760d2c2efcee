import { expect, test } from 'vitest';
import { createFrameQueue, type FrameClock } from './frame-queue.ts';
import { fakeFrames } from './frames.fixture.ts';

function setUp(clock: FrameClock) {
  const batches: (readonly number[])[] = [];
  return { batches, queue: createFrameQueue<number>((batch) => batches.push(batch), clock) };
}

test('everything that arrives between two frames is handed over at once, in order', () => {
  const frames = fakeFrames();
  const { batches, queue } = setUp(frames.clock);
  for (const entry of [1, 2, 3]) queue.push(entry);
  expect(batches).toEqual([]);
  frames.frame();
  queue.push(4);
  frames.frame();
  frames.frame();
  expect(batches).toEqual([[1, 2, 3], [4]]);
});

test('a tab in the background, which gets no frames, is served by a timer', () => {
  const frames = fakeFrames();
  const { batches, queue } = setUp(frames.clock);
  queue.push(1);
  frames.timer();
  expect(batches).toEqual([[1]]);
  expect(frames.waiting()).toBe(0);
});

test('what is cleared is never handed over', () => {
  const frames = fakeFrames();
  const { batches, queue } = setUp(frames.clock);
  queue.push(1);
  queue.clear();
  frames.frame();
  frames.timer();
  expect(batches).toEqual([]);
});
