import { useEffect, useState } from 'react';
import { duration } from '../ui/format.ts';

/** A time that goes on in whole seconds until it has an end; then it is exact. Times in milliseconds since the epoch. */
export function Elapsed({ from, to }: { from: number; to: number | undefined }) {
  const [now, setNow] = useState(() => Date.now());
  const live = to === undefined;
  useEffect(() => {
    if (!live) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [live]);
  if (to !== undefined) return <span>{duration(to - from)}</span>;
  const seconds = Math.max(0, Math.floor((now - from) / 1_000));
  return <span>{seconds < 60 ? `${seconds} s` : duration(seconds * 1_000)}</span>;
}
