import { lightState } from '@parallax/schema';
import type { RunStore } from '../store/store.ts';
import { eventFrame, snapshotFrame } from './frame.ts';
import type { FrameQueue } from './frame-queue.ts';
import type { LiveRun } from './live-run.ts';
import type { RunRegistry } from './run-registry.ts';

/** Rows of a replay that are read at first, and at most. */
const [FIRST_PAGE, LARGEST_PAGE] = [50, 500];
/** About as many characters of a replay are in memory at a time, for each viewer: events may be large. */
const PAGE_SIZE = 512 * 1024;

/**
 * The frames of a run for one viewer: what it lacks, then what happens. `after` is the last seq that the viewer has seen, or
 * null for one that starts afresh (`isLight`: with a light state). There is no gap and no repetition between the two parts: in one synchronous step the
 * viewer is attached, so that its queue gets everything after `through`, and only then is the rest read from the store.
 */
export async function* followRun(
  registry: RunRegistry,
  runs: RunStore,
  runId: string,
  after: number | null,
  queue: FrameQueue,
  isLight = false,
): AsyncGenerator<string | Uint8Array> {
  const live = registry.live(runId);
  if (live === undefined) {
    yield* storedFrames(registry, runs, runId, after, isLight);
    return;
  }
  try {
    live.attach(queue);
    const through = live.lastSeq;
    // A viewer ahead of the run has seen events that a crash of the server has lost: it starts afresh.
    if (after === null || after > through) {
      // Taken now, shown when all that it tells of is stored.
      const snapshot = live.snapshot();
      await registry.flush();
      yield snapshotFrame(isLight ? lightState(snapshot) : snapshot);
    }
    if (after !== null && after <= through) yield* catchUp(registry, runs, live, after, through);
    yield* queue;
  } finally {
    live.leave(queue);
  }
}

async function* storedFrames(
  registry: RunRegistry,
  runs: RunStore,
  runId: string,
  after: number | null,
  isLight: boolean,
): AsyncGenerator<string> {
  const through = await runs.lastSeq(runId);
  if (after !== null && after <= through) yield* replay(runs, runId, after, through);
  else yield snapshotFrame(await (isLight ? registry.lightState(runId) : registry.storedState(runId)));
}

async function* catchUp(
  registry: RunRegistry,
  runs: RunStore,
  live: LiveRun,
  after: number,
  through: number,
): AsyncGenerator<string> {
  const texts = live.missedTexts(after).sort((a, b) => a.seq - b.seq);
  const frames = texts.map((text) => ({
    seq: text.seq,
    frame: eventFrame(text.seq, text.type, JSON.stringify(text)),
  }));
  await registry.flush();
  let at = after;
  for (const { seq, frame } of frames) {
    yield* replay(runs, live.id, at, seq);
    yield frame;
    at = seq;
  }
  yield* replay(runs, live.id, at, through);
}

/** The stored events with `after < seq <= through`, a page at a time. */
async function* replay(
  runs: RunStore,
  runId: string,
  after: number,
  through: number,
): AsyncGenerator<string> {
  let at = after;
  let page = FIRST_PAGE;
  while (at < through) {
    const rows = await runs.events(runId, at, through, page);
    const last = rows.at(-1);
    if (last === undefined) return;
    const frames = rows.map((row) => eventFrame(row.seq, row.type, row.json)).join('');
    yield frames;
    at = last.seq;
    page = Math.max(1, Math.min(LARGEST_PAGE, Math.floor((rows.length * PAGE_SIZE) / frames.length)));
  }
}
