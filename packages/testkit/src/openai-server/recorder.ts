import type { RequestRecord, ServerStats } from './request.ts';

type Draft = { -readonly [K in keyof RequestRecord]: RequestRecord[K] };

/** Counts and remembers what a server was asked. */
export class Recorder {
  private readonly records: Draft[] = [];
  private maxConcurrent = 0;
  private active = 0;

  begin(request: Pick<RequestRecord, 'method' | 'path' | 'headers' | 'body'>): RequestRecord {
    const record: Draft = {
      ...request,
      number: this.records.length + 1,
      startedAt: Date.now(),
      abandoned: false,
      promptTokens: 0,
      completionTokens: 0,
    };
    this.records.push(record);
    return record;
  }

  end(record: RequestRecord, status: number | undefined, abandoned: boolean): void {
    this.change(record, { endedAt: Date.now(), abandoned, ...(status === undefined ? {} : { status }) });
  }

  tokens(record: RequestRecord, tokens: Pick<RequestRecord, 'promptTokens' | 'completionTokens'>): void {
    this.change(record, tokens);
  }

  /** Completions that are being answered now. */
  get running(): number {
    return this.active;
  }

  enter(): void {
    this.active += 1;
    this.maxConcurrent = Math.max(this.maxConcurrent, this.active);
  }

  leave(): void {
    this.active -= 1;
  }

  list(): RequestRecord[] {
    return this.records.map((record) => ({ ...record }));
  }

  stats(): ServerStats {
    const sum = (count: (record: RequestRecord) => number) =>
      this.records.reduce((total, record) => total + count(record), 0);
    return {
      requests: this.records.length,
      maxConcurrent: this.maxConcurrent,
      abandoned: this.records.filter((record) => record.abandoned).length,
      promptTokens: sum((record) => record.promptTokens),
      completionTokens: sum((record) => record.completionTokens),
    };
  }

  private change(record: RequestRecord, change: Partial<Draft>): void {
    const draft = this.records[record.number - 1];
    // A record from before the last `configure` belongs to another recorder.
    if (draft === record) Object.assign(draft, change);
  }
}
