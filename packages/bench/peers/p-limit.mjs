import pLimit from 'p-limit';

/** A hand-written pool: what people write with Promise.all today. */
export function createPeer() {
  return (concurrency, [work]) => {
    const limit = pLimit(concurrency);
    return (items) => Promise.all(items.map((item) => limit(() => work(item))));
  };
}
