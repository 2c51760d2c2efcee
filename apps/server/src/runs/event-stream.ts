import type { Clock } from '@parallax/engine';
import { PING_FRAME, RETRY_FRAME } from './frame.ts';

/** A quiet stream gets a ping this often, in milliseconds. */
const PING_MS = 15_000;

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  // Asks nginx not to collect the answer before it passes it on.
  'X-Accel-Buffering': 'no',
};

/** Frames as text, or encoded once for all viewers. */
type Frames = string | Uint8Array;

/** A response that streams frames. `onLeave` is called when the reader goes away before the end. */
export function eventStream(frames: AsyncGenerator<Frames>, clock: Clock, onLeave: () => void): Response {
  const encoder = new TextEncoder();
  const source = withPings(frames, clock);
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(RETRY_FRAME)),
      async pull(controller) {
        const { done, value } = await source.next();
        if (done === true) controller.close();
        else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
      },
      async cancel() {
        onLeave();
        await source.return(undefined);
      },
    },
    // Nothing is read ahead: what a viewer has not read waits in its queue, where it is bounded.
    { highWaterMark: 0 },
  );
  return new Response(stream, { headers: HEADERS });
}

/** The frames, with a ping whenever nothing came for a while. */
async function* withPings(frames: AsyncGenerator<Frames>, clock: Clock): AsyncGenerator<Frames> {
  try {
    for (;;) {
      const next = frames.next();
      for (;;) {
        const first = await firstOf(next, clock);
        if (first === null) yield PING_FRAME;
        else if (first.done === true) return;
        else {
          yield first.value;
          break;
        }
      }
    }
  } finally {
    await frames.return(undefined);
  }
}

/** The next frame, or null when it takes too long. */
async function firstOf(
  next: Promise<IteratorResult<Frames>>,
  clock: Clock,
): Promise<IteratorResult<Frames> | null> {
  let callOff = () => {};
  const silence = new Promise<null>((resolve) => {
    callOff = clock.after(PING_MS, () => resolve(null));
  });
  try {
    return await Promise.race([next, silence]);
  } finally {
    callOff();
  }
}
