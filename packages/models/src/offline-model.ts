import type { ModelIo, ModelReply, ModelRequest } from '@parallax/engine';

/**
 * One model of the provider `offline`: answers on this machine, without a network and without a key.
 * `call` keeps the same promises as the engine's `ModelPort`: it streams what it answers, rejects promptly when
 * `io.signal` aborts, and fails with a `TaskError`.
 */
export interface OfflineModel {
  /** What follows `offline/` in a model's name; `reader` answers to `offline/reader` and `offline/reader?speed=0`. */
  readonly name: string;
  /** One sentence for the list of models. */
  readonly description: string;
  call(request: ModelRequest, io: ModelIo): Promise<ModelReply>;
}
