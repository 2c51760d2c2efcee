import pLimit from 'p-limit';

/** A hand-written pool: what people write with Promise.all today. */
export function createPeer() {
  return (items, concurrency, work) => {
    const limit = pLimit(concurrency);
    return Promise.all(items.map((item) => limit(() => work(item))));
  };
}
