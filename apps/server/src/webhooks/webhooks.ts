import { randomBytes } from 'node:crypto';
import { checkBaseUrl } from '@parallax/models';
import { type CreateWebhookRequest, TaskError, type WebhookInfo } from '@parallax/schema';
import { newId } from '../http/new-id.ts';
import { HttpProblem, notFound } from '../http/problem.ts';
import type { SecretBox } from '../providers/secret-box.ts';
import type { DeliveryTry, StoredWebhook } from '../store/sharing-stores.ts';
import type { Store } from '../store/store.ts';

export interface WebhooksOptions {
  readonly store: Pick<Store, 'graphs' | 'webhooks'>;
  readonly box: SecretBox;
  now(): number;
}

/** The addresses that are told when runs end. */
export class Webhooks {
  private readonly options: WebhooksOptions;

  constructor(options: WebhooksOptions) {
    this.options = options;
  }

  async list(): Promise<WebhookInfo[]> {
    return (await this.options.store.webhooks.list()).map((webhook) => infoOf(webhook, webhook.last));
  }

  /** Adds a webhook; this is the only time that its secret is known. Throws a 422 for an address that must not be called. */
  async create({
    url,
    graphId = null,
  }: CreateWebhookRequest): Promise<{ secret: string; webhook: WebhookInfo }> {
    const { store, box, now } = this.options;
    if (graphId !== null && (await store.graphs.get(graphId)) === null) throw notFound('graph', graphId);
    const id = newId();
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const webhook: StoredWebhook = {
      id,
      url: acceptedUrl(url),
      sealedSecret: box.seal(secret, contextOf(id)),
      graphId,
      createdAt: now(),
    };
    await store.webhooks.create(webhook);
    return { secret, webhook: infoOf(webhook, null) };
  }

  /** Ends a webhook, and what it was still to be told. Throws a 404. */
  async delete(id: string): Promise<void> {
    if (!(await this.options.store.webhooks.delete(id))) throw notFound('webhook', id);
  }
}

/** What a webhook's secret is sealed for. */
export function contextOf(id: string): string {
  return `webhook ${id}`;
}

function infoOf({ id, url, graphId, createdAt }: StoredWebhook, last: DeliveryTry | null): WebhookInfo {
  return {
    id,
    url,
    graphId,
    createdAt,
    last: last === null ? null : { at: last.at, status: last.status, detail: last.detail },
  };
}

/** The query may hold what the receiver needs; everything else is as for model servers. */
function acceptedUrl(text: string): string {
  const { origin, pathname, search } = URL.parse(text.trim()) ?? {};
  try {
    checkBaseUrl(search ? `${origin}${pathname}` : text);
  } catch (error) {
    throw TaskError.is(error) ? new HttpProblem(422, error.code, error.message) : error;
  }
  return new URL(text.trim()).href;
}
