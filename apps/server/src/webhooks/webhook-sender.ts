import type { Clock } from '@parallax/engine';
import type { GuardedFetch } from '@parallax/models';
import type { RunSummary, WebhookPayload } from '@parallax/schema';
import { Webhook } from 'standardwebhooks';
import type { SecretBox } from '../providers/secret-box.ts';
import type { Delivery, DeliveryTry, WebhookStore } from '../store/sharing-stores.ts';
import { contextOf } from './webhooks.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** The pauses after tries that failed, in milliseconds; after the last one nothing more is tried. As Standard Webhooks advises. */
const PAUSES = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR];
/** How long a receiver may take to answer, in milliseconds. */
const PATIENCE_MS = 15 * SECOND;
/** Deliveries that are under way at once. */
const AT_ONCE = 8;
/** setTimeout's longest time. */
const LONGEST_MS = 2 ** 31 - 1;

export interface WebhookSenderOptions {
  readonly store: WebhookStore;
  readonly box: SecretBox;
  readonly clock: Clock;
  readonly fetch: GuardedFetch;
  /** A run as its summary; null when it is gone. */
  run(id: string): Promise<RunSummary | null>;
  log(message: string, thrown?: unknown): void;
}

/**
 * Tells webhooks of runs that have ended, at least once each and with growing pauses until they answer with a 2xx. Signed as Standard
 * Webhooks says; `webhook-id` is the same for every try of a delivery. What is open when the server stops goes on when it starts again.
 */
export class WebhookSender {
  private readonly options: WebhookSenderOptions;
  private readonly stopping = new AbortController();
  private work: Promise<void> | undefined;
  private again = false;
  private callOff = () => {};

  constructor(options: WebhookSenderOptions) {
    this.options = options;
  }

  /** Sends what is due now. Call it at the start, and when a run has ended. */
  wake(): void {
    if (this.stopping.signal.aborted) return;
    if (this.work !== undefined) {
      this.again = true;
      return;
    }
    this.callOff();
    this.work = this.sendDue()
      .catch((error: unknown) => {
        this.options.log(
          'Webhooks could not be told of runs. It is tried again when the next run ends.',
          error,
        );
      })
      .finally(() => {
        this.work = undefined;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  /** Breaks off what is under way; it is due again at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.callOff();
    await this.work;
  }

  private async sendDue(): Promise<void> {
    const { store, clock } = this.options;
    for (;;) {
      const due = await store.due(clock.now(), AT_ONCE);
      if (due.length === 0 || this.stopping.signal.aborted) break;
      await Promise.all(due.map((delivery) => this.send(delivery)));
    }
    const next = await store.nextDue();
    if (next === null || this.stopping.signal.aborted) return;
    this.callOff = clock.after(Math.min(Math.max(0, next - clock.now()), LONGEST_MS), () => this.wake());
  }

  private async send(delivery: Delivery): Promise<void> {
    const problem = await this.post(delivery);
    // What was broken off because the server stops was not tried.
    if (this.stopping.signal.aborted && problem !== null) return;
    await this.options.store.tried(delivery.id, this.outcome(delivery, problem));
  }

  private outcome({ tries }: Delivery, problem: string | null): DeliveryTry {
    const at = this.options.clock.now();
    if (problem === null) return { status: 'delivered', at, detail: 'It answered that it got it.' };
    const pause = PAUSES[tries];
    if (pause === undefined) return { status: 'failed', at, detail: problem };
    return { status: 'retrying', at, detail: problem, dueAt: at + pause };
  }

  /** @returns what went wrong, in words; null when the receiver has it */
  private async post({ id, webhook, runId }: Delivery): Promise<string | null> {
    const { box, clock, run: read } = this.options;
    const secret = box.open(webhook.sealedSecret, contextOf(webhook.id));
    if (secret === null)
      return 'Its secret cannot be opened: PARALLAX_SECRET or the secret.key file has changed. Add the webhook anew.';
    const run = await read(runId);
    if (run === null) return 'The run was deleted.';
    const sentAt = new Date(clock.now());
    const payload: WebhookPayload = {
      type: 'run.ended',
      timestamp: new Date(run.endedAt ?? clock.now()).toISOString(),
      data: { run },
    };
    const body = JSON.stringify(payload);
    const headers = {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / SECOND)),
      'webhook-signature': new Webhook(secret).sign(id, sentAt, body),
    };
    const late = new AbortController();
    const callOff = clock.after(PATIENCE_MS, () => late.abort());
    try {
      const signal = AbortSignal.any([late.signal, this.stopping.signal]);
      const answer = await this.options.fetch(webhook.url, { method: 'POST', headers, body, signal });
      await answer.body?.cancel();
      return answer.ok ? null : `It answered ${answer.status}.`;
    } catch (error) {
      if (late.signal.aborted) return `It did not answer within ${PATIENCE_MS / SECOND} s.`;
      return `It could not be reached: ${reasonOf(error)}.`;
    } finally {
      callOff();
    }
  }
}

/** What lies at the bottom of a failed fetch. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message.replace(/\.$/, '');
}
