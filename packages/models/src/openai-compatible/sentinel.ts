/** A stream of bytes that passes unchanged, and whether the end mark `data: [DONE]` was among them so far. */
export interface SentinelWatch {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  seen(): boolean;
}

/**
 * Watches a stream for the end mark of the protocol. The `openai` client ends its iteration the same way on the mark and on a
 * response that ended too early, and some servers send no `finish_reason`.
 */
export function watchSentinel(body: ReadableStream<Uint8Array<ArrayBuffer>>): SentinelWatch {
  const decoder = new TextDecoder();
  let tail = '\n';
  let seen = false;
  const watch = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(bytes, controller) {
      const text = tail + decoder.decode(bytes, { stream: true });
      seen ||= /[\r\n]data: ?\[DONE\]/.test(text);
      tail = text.slice(-16);
      controller.enqueue(bytes);
    },
  });
  return { body: body.pipeThrough(watch), seen: () => seen };
}
