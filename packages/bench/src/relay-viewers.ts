import { get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';

const { url, viewers } = z.object({ url: z.string(), viewers: z.int() }).parse(workerData);

/** Reads an event stream to its end; resolves to how many events there were. */
function view(): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (incoming) => {
      let events = 0;
      incoming.on('data', (chunk: Buffer) => {
        for (let at = chunk.indexOf('\nid: '); at >= 0; at = chunk.indexOf('\nid: ', at + 5)) events += 1;
      });
      incoming.on('end', () => resolve(events)).on('error', reject);
    }).on('error', reject);
  });
}

const counts = await Promise.all(Array.from({ length: viewers }, view));
parentPort?.postMessage(counts[0]);
