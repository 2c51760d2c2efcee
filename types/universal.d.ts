/**
 * The few globals that Node and every browser share and that schema, engine, nodes and templates may use.
 * They compile without DOM and Node types, so that nothing else of either world slips in.
 * Consumers never see this file: they read the packages' declarations and bring their own, fuller types.
 */
interface Event {
  readonly type: string;
}

interface EventTarget {
  addEventListener(type: string, listener: (event: Event) => void, options?: { once?: boolean }): void;
  removeEventListener(type: string, listener: (event: Event) => void): void;
}

interface AbortSignal extends EventTarget {
  readonly aborted: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: the same type as in DOM and Node.
  readonly reason: any;
  throwIfAborted(): void;
}

declare var AbortSignal: {
  prototype: AbortSignal;
  abort(reason?: unknown): AbortSignal;
  any(signals: AbortSignal[]): AbortSignal;
};

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

declare var AbortController: {
  prototype: AbortController;
  new (): AbortController;
};

declare function structuredClone<T>(value: T): T;
declare function queueMicrotask(callback: () => void): void;

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
