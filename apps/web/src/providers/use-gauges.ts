import type { LimitGauge } from '@parallax/schema';
import { useEffect, useState } from 'react';
import { useSession } from '../app/session-context.ts';

const POLL_MS = 1_000;
/** After a failure, and while nobody looks at the page, in milliseconds. */
const SLOW_MS = 5_000;

export interface Gauges {
  /** The server's clock when it was asked. */
  readonly at: number;
  readonly gauges: readonly LimitGauge[];
}

/** How the limits of the models in use stand: asked for once a second while it is shown. Null until there is an answer. */
export function useGauges(): Gauges | null {
  const { api } = useSession();
  const [read, setRead] = useState<Gauges | null>(null);
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askIn = (ms: number) => {
      if (!isGone) timer = setTimeout(ask, document.visibilityState === 'hidden' ? SLOW_MS : ms);
    };
    const ask = () => {
      api.getLimits().then(
        (answer) => {
          if (isGone) return;
          setRead(answer);
          askIn(POLL_MS);
        },
        () => askIn(SLOW_MS),
      );
    };
    ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [api]);
  return read;
}
