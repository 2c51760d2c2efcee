import { useEffect, useRef, useState } from 'react';

/** The value, but changing at most every `ms` milliseconds: for views of everything, which need not follow each frame. */
export function useThrottled<T>(value: T, ms: number): T {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  latest.current = value;

  useEffect(() => {
    if (value === shown || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      setShown(() => latest.current);
    }, ms);
  }, [value, shown, ms]);

  useEffect(() => () => clearTimeout(timer.current), []);
  return shown;
}
