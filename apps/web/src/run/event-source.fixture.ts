import type { RunEvent, RunSnapshot } from '@parallax/schema';
import type { EventSourceLike } from './run-stream.ts';

/** An event stream that a test plays. `opened` has every connection that was made, the newest last. */
export function fakeEventSources() {
  const opened: FakeEventSource[] = [];
  return {
    opened,
    connect(url: string): FakeEventSource {
      const source = new FakeEventSource(url);
      opened.push(source);
      return source;
    },
    get last(): FakeEventSource {
      const source = opened.at(-1);
      if (source === undefined) throw new Error('Nothing has connected yet.');
      return source;
    },
  };
}

class FakeEventSource implements EventSourceLike {
  readonly url: string;
  readyState = 0;
  private readonly target = new EventTarget();

  constructor(url: string) {
    this.url = url;
  }

  addEventListener(type: string, listener: (event: Event) => void): void {
    this.target.addEventListener(type, listener);
  }

  close(): void {
    this.readyState = 2;
  }

  open(): void {
    this.readyState = 1;
    this.target.dispatchEvent(new Event('open'));
  }

  send(message: RunEvent | RunSnapshot): void {
    this.target.dispatchEvent(new MessageEvent(message.type, { data: JSON.stringify(message) }));
  }

  ping(): void {
    this.target.dispatchEvent(new MessageEvent('ping', { data: '{}' }));
  }

  /** The connection drops; the browser itself tries again, unless the server has `refused`. */
  drop(refused = false): void {
    this.readyState = refused ? 2 : 0;
    this.target.dispatchEvent(new Event('error'));
  }
}
