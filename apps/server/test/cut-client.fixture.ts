import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import {
  applyEvents,
  emptyRunState,
  type RunState,
  runEventSchema,
  runSnapshotSchema,
} from '@parallax/schema';

/** How a connection ended: this client let go, or the server had no more to say. */
export type Ending = 'cut' | 'ended';

/** Follows a run as a browser does: folds whole frames, forgets a torn one, and comes back with the last id that it has seen. */
export class CutClient {
  state: RunState;
  /** Everything that came, in order, over all connections. */
  readonly seqs: number[] = [];
  /** Connections that were cut in the middle of a frame. */
  torn = 0;
  snapshots = 0;
  /** Bytes of all frames that came whole. */
  bytes = 0;
  private readonly port: number;

  constructor(port: number, runId: string) {
    this.port = port;
    this.state = emptyRunState(runId);
  }

  /** Opens the stream anew and destroys the socket after exactly so many bytes of the body. */
  async follow(bytes = Number.POSITIVE_INFINITY, query = ''): Promise<Ending> {
    const { outgoing, incoming } = await this.open(query);
    if (incoming.statusCode === 204) return 'ended';
    if (incoming.statusCode !== 200) throw new Error(`The stream answered ${incoming.statusCode}.`);
    let left = bytes;
    let rest: Buffer[] = [];
    try {
      for await (const chunk of incoming) {
        const piece: Buffer = chunk.subarray(0, left);
        left -= piece.length;
        rest.push(piece);
        // The two bytes that end a frame may be in two pieces.
        if (left === 0 || piece.includes('\n')) rest = [this.takeFrames(Buffer.concat(rest))];
        if (left > 0) continue;
        if (rest.some(({ length }) => length > 0)) this.torn += 1;
        return 'cut';
      }
      return 'ended';
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') return 'cut';
      throw error;
    } finally {
      outgoing.destroy();
    }
  }

  /** The stream, with nothing read of it yet. */
  async open(query = ''): Promise<{ outgoing: ClientRequest; incoming: IncomingMessage }> {
    const last = this.seqs.at(-1);
    const headers = last === undefined ? {} : { 'last-event-id': String(last) };
    const path = `/api/runs/${this.state.runId}/events${query}`;
    const outgoing = request({ host: '127.0.0.1', port: this.port, path, headers, agent: false });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve);
      outgoing.once('error', reject);
    });
    outgoing.end();
    const incoming = await answered;
    outgoing.on('error', () => {});
    return { outgoing, incoming };
  }

  private takeFrames(bytes: Buffer): Buffer {
    const end = bytes.lastIndexOf('\n\n');
    if (end < 0) return bytes;
    this.bytes += end + 2;
    const frames = bytes.subarray(0, end).toString().split('\n\n');
    const events = frames.flatMap((frame) => {
      const [, id, type, data = ''] = /^id: (\d+)\nevent: (.+)\ndata: (.+)$/.exec(frame) ?? [];
      if (id === undefined) return [];
      this.seqs.push(Number(id));
      if (type !== 'run-snapshot') return [runEventSchema.parse(JSON.parse(data))];
      this.state = runSnapshotSchema.parse(JSON.parse(data)).state;
      this.snapshots += 1;
      return [];
    });
    this.state = applyEvents(this.state, events);
    return bytes.subarray(end + 2);
  }
}
