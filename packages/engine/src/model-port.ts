import type { Json, Price, Usage } from '@parallax/schema';

/** One request to a model. Chat-shaped, since that is what every provider speaks. */
export interface ModelRequest {
  /** `provider/name`, e.g. `openai/gpt-5-mini`. */
  readonly model: string;
  readonly system?: string | undefined;
  readonly prompt: string;
  readonly temperature?: number | undefined;
  readonly maxTokens?: number | undefined;
  /** Best effort with most providers. */
  readonly seed?: number | undefined;
  /** A JSON Schema that the answer must follow; the reply's `text` is then JSON. */
  readonly schema?: Json | undefined;
}

export interface ModelReply {
  readonly text: string;
  readonly usage: Usage;
  readonly finish: 'stop' | 'length' | 'filtered' | 'other';
}

/** What a model adapter gets beside the request. */
export interface ModelIo {
  /** Aborted on cancel and on every timeout; the adapter must close its connection. */
  readonly signal: AbortSignal;
  /** Each piece of the answer as it streams. Resets the first-token and idle timers. */
  onDelta(text: string, channel: 'text' | 'thought'): void;
}

/** What a pool of calls may use at once and per minute. What is absent is not limited by the pool. */
export interface PoolLimits {
  readonly concurrency?: number | undefined;
  readonly requestsPerMinute?: number | undefined;
  /** Input and output tokens together. */
  readonly tokensPerMinute?: number | undefined;
  /** Follow the server's signs of overload (429, 503, timeouts) by additive increase and multiplicative decrease. */
  readonly adaptive?: boolean | undefined;
}

/** Limits that all models of one provider and key share. */
export interface AccountRoute {
  readonly key: string;
  readonly limits?: PoolLimits | undefined;
}

/**
 * Which limits a model's calls share: calls with the same key pass the same pool of the limiter, and all pools of one account pass
 * that account.
 */
export interface ModelRoute {
  readonly pool: string;
  readonly limits?: PoolLimits | undefined;
  readonly account?: AccountRoute | undefined;
  /** Names for people, in gauges and messages: the provider's id and the model's name within it. */
  readonly provider?: string | undefined;
  readonly model?: string | undefined;
}

/**
 * How the engine reaches models. Adapters reject with a `TaskError` whose `retryable` follows the table of the design
 * (408, 409, 429, 5xx and connection errors), whose `code` is `auth` for a refused key, `quota` for an account without credit and
 * `http-<status>` for another answer of that status, and whose `retryAfterMs` is what the server asked for. They never retry themselves.
 */
export interface ModelPort {
  /** Throws a `TaskError` with code `unknown-model` when no provider has the model. */
  route(model: string): ModelRoute;
  call(request: ModelRequest, io: ModelIo): Promise<ModelReply>;
  /** What a model costs, where that is known. */
  price?(model: string): Price | undefined;
  /** How many tokens a model takes in all, where that is known. */
  contextTokens?(model: string): number | undefined;
}
