import type { Clock, ModelIo, ModelPort, ModelReply, ModelRequest, ModelRoute } from '@parallax/engine';
import { TaskError } from '@parallax/schema';

/** What a scripted model does with one request. Times in milliseconds of the given clock. */
export interface Script {
  readonly text?: string;
  /** Streamed before the answer ends, evenly over `ms`; default: the whole text at the end. */
  readonly pieces?: readonly string[];
  readonly ms?: number;
  readonly error?: TaskError;
  /** Streams `pieces` and then never ends. */
  readonly stalls?: boolean;
}

/** Models whose answers a test decides, with what it needs to judge the engine: calls made, how many at once, which were aborted. */
export class ScriptedModels implements ModelPort {
  readonly requests: ModelRequest[] = [];
  readonly aborted: ModelRequest[] = [];
  active = 0;
  mostActive = 0;
  private readonly clock: Clock;
  private readonly script: (request: ModelRequest, call: number) => Script;
  private readonly routeOf: (model: string) => ModelRoute;

  constructor(
    clock: Clock,
    script: (request: ModelRequest, call: number) => Script,
    routeOf: (model: string) => ModelRoute = () => ({ pool: 'scripted' }),
  ) {
    this.clock = clock;
    this.script = script;
    this.routeOf = routeOf;
  }

  route(model: string): ModelRoute {
    return this.routeOf(model);
  }

  async call(request: ModelRequest, io: ModelIo): Promise<ModelReply> {
    this.requests.push(request);
    const script = this.script(request, this.requests.length);
    this.active += 1;
    this.mostActive = Math.max(this.mostActive, this.active);
    try {
      return await this.play(script, request, io);
    } finally {
      this.active -= 1;
    }
  }

  private async play(script: Script, request: ModelRequest, io: ModelIo): Promise<ModelReply> {
    const pieces = script.pieces ?? [];
    const pause = (script.ms ?? 0) / (pieces.length + 1);
    for (const piece of pieces) {
      await this.wait(pause, request, io);
      io.onDelta(piece, 'text');
    }
    if (script.stalls === true) await this.wait(Number.POSITIVE_INFINITY, request, io);
    await this.wait(pause, request, io);
    if (script.error !== undefined) throw script.error;
    const text = script.text ?? pieces.join('');
    if (pieces.length === 0) io.onDelta(text, 'text');
    return {
      text,
      usage: { calls: 1, inputTokens: request.prompt.length, outputTokens: text.length },
      finish: 'stop',
    };
  }

  private wait(ms: number, request: ModelRequest, io: ModelIo): Promise<void> {
    if (ms === 0 && !io.signal.aborted) return Promise.resolve();
    return new Promise((resolve, reject) => {
      let stop = () => {};
      const onAbort = () => {
        stop();
        this.aborted.push(request);
        reject(new TaskError('aborted', 'The call was aborted.'));
      };
      if (io.signal.aborted) {
        onAbort();
        return;
      }
      io.signal.addEventListener('abort', onAbort, { once: true });
      if (ms === Number.POSITIVE_INFINITY) return;
      stop = this.clock.after(ms, () => {
        io.signal.removeEventListener('abort', onAbort);
        resolve();
      });
    });
  }
}
