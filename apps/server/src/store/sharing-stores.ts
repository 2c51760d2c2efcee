import type { ApiTokenInfo, ShareInfo } from '@parallax/schema';

/** Tokens for programs. The store gets only the hash of a token. */
export interface TokenStore {
  create(token: ApiTokenInfo, hash: string): Promise<void>;
  /** Newest first. */
  list(): Promise<ApiTokenInfo[]>;
  byHash(hash: string): Promise<ApiTokenInfo | null>;
  used(id: string, at: number): Promise<void>;
  delete(id: string): Promise<boolean>;
}

/** Shares of graphs. They go with their graph, and with their run. The store gets only the hash of a share's token. */
export interface ShareStore {
  create(share: ShareInfo, hash: string): Promise<void>;
  /** Of one graph, the newest first. */
  list(graphId: string): Promise<ShareInfo[]>;
  byHash(hash: string): Promise<ShareInfo | null>;
  delete(id: string): Promise<boolean>;
}

/** A webhook as it is stored. Its secret is sealed before it gets here. */
export interface StoredWebhook {
  readonly id: string;
  readonly url: string;
  readonly sealedSecret: string;
  readonly graphId: string | null;
  readonly createdAt: number;
}

/** One run that one webhook is to be told of. */
export interface Delivery {
  readonly id: string;
  readonly webhook: StoredWebhook;
  readonly runId: string;
  /** Tries so far. */
  readonly tries: number;
}

/** How a try went, and when the next is due; without one the delivery is over. */
export interface DeliveryTry {
  readonly status: 'delivered' | 'retrying' | 'failed';
  readonly at: number;
  readonly detail: string;
  readonly dueAt?: number;
}

/** Webhooks and their deliveries, which `RunStore.append` makes together with the end of a run. */
export interface WebhookStore {
  create(webhook: StoredWebhook): Promise<void>;
  /** Newest first, each with its last try. */
  list(): Promise<(StoredWebhook & { readonly last: DeliveryTry | null })[]>;
  delete(id: string): Promise<boolean>;
  /** Deliveries that are due, the longest due first, at most `limit`. */
  due(now: number, limit: number): Promise<Delivery[]>;
  /** When the next delivery is due; null when none is open. */
  nextDue(): Promise<number | null>;
  tried(id: string, outcome: DeliveryTry): Promise<void>;
}

/** What is made under an idempotency key. */
export interface KeyClaim {
  /** Of the request that claimed the key. */
  readonly request: string;
  readonly resource: string;
}

/** Idempotency keys of callers, by their hashes. */
export interface IdempotencyStore {
  /** Claims a key. Returns what it was claimed for first, which is `claim` itself for a new one. */
  claim(hash: string, claim: KeyClaim, at: number): Promise<KeyClaim>;
  /** Forgets keys that were claimed before a time. */
  prune(before: number): Promise<void>;
}
