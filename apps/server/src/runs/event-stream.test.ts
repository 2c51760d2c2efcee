import { expect, it } from 'vitest';
import { eventStream } from './event-stream.ts';
import { FrameQueue } from './frame-queue.ts';

/** A clock whose timers fire when told. */
function manualClock() {
  const timers = new Map<() => void, number>();
  return {
    timers,
    now: () => 0,
    after(ms: number, then: () => void) {
      timers.set(then, ms);
      return () => timers.delete(then);
    },
    fire() {
      for (const then of timers.keys()) then();
      timers.clear();
    },
  };
}

function open() {
  const clock = manualClock();
  const queue = new FrameQueue(() => {});
  const answer = eventStream(queue[Symbol.asyncIterator](), clock, () => queue.abort());
  const reader = (answer.body ?? new ReadableStream<Uint8Array>()).getReader();
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  return { clock, queue, reader, read };
}

it('sends a comment every 15 s while nothing else comes, and loses no event over it', async () => {
  const { clock, queue, reader, read } = open();
  expect(await read()).toBe('retry: 3000\n\n');
  for (let silence = 0; silence < 2; silence += 1) {
    const next = read();
    await Promise.resolve();
    expect([...clock.timers.values()]).toEqual([15_000]);
    clock.fire();
    expect(await next).toBe('event: ping\ndata: {}\n\n');
  }
  queue.push(new TextEncoder().encode('one'));
  expect(await read()).toBe('one');
  queue.close();
  expect((await reader.read()).done).toBe(true);
  expect(clock.timers.size).toBe(0);
});

it('ends its source when the reader leaves, also while it waits', async () => {
  const { clock, queue, reader, read } = open();
  await read();
  const waiting = reader.read();
  await Promise.resolve();
  await reader.cancel();
  expect((await waiting).done).toBe(true);
  expect(clock.timers.size).toBe(0);
  queue.push(new TextEncoder().encode('nobody reads this'));
  expect((await queue[Symbol.asyncIterator]().next()).done).toBe(true);
});
