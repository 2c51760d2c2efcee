import { applyEvents, emptyRunState, type RunEvent, type RunState } from '@parallax/schema';

/** Events that may wait to be folded: folding many at once is cheaper than one by one. */
const PENDING = 1000;

/** The state of a run, folded from its events when somebody asks for it. */
export class RunRecord {
  private folded: RunState;
  private pending: RunEvent[] = [];

  constructor(runId: string) {
    this.folded = emptyRunState(runId);
  }

  receive(event: RunEvent): void {
    this.pending.push(event);
    if (this.pending.length >= PENDING) this.fold();
  }

  get state(): RunState {
    if (this.pending.length > 0) this.fold();
    return this.folded;
  }

  private fold(): void {
    this.folded = applyEvents(this.folded, this.pending);
    this.pending = [];
  }
}
