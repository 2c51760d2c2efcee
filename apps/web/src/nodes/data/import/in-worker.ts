import { type FileContent, ImportError } from './imported.ts';
import { answerRead, type ReadAnswer, type ReadRequest } from './read-table-file.ts';

/** Reads a file in a thread of its own, so that the page goes on meanwhile. Rejects with an `ImportError`, or the signal's reason. */
export async function readInWorker(request: ReadRequest, signal: AbortSignal): Promise<FileContent> {
  const answer = typeof Worker === 'undefined' ? await answerRead(request) : await ask(request, signal);
  if ('failure' in answer) throw new ImportError(answer.failure.message, answer.failure.place);
  return answer.content;
}

async function ask(request: ReadRequest, signal: AbortSignal): Promise<ReadAnswer> {
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<ReadAnswer>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => resolve(data);
      worker.onerror = (event) =>
        reject(
          new ImportError(
            `It could not be read (${event.message || 'the reader did not load'}). Reload the page, then load it again.`,
          ),
        );
      worker.postMessage(request, [request.bytes.buffer]);
    });
  } finally {
    worker.terminate();
  }
}
