import type { ModelIo, ModelReply, ModelRequest, ModelRoute } from '@parallax/engine';
import type { ModelInfo, ProviderInfo } from '@parallax/schema';

/** What may be shown of how a provider was set up. Never the key itself. */
export type ProviderSettings = Pick<ProviderInfo, 'baseUrl' | 'hasKey' | 'keyHint'>;

/** A source of models under one id: `openai` answers to every `openai/…`. */
export interface Provider {
  /** What stands before the first slash of a model's name. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly origin: ProviderInfo['origin'];
  readonly settings?: ProviderSettings;
  /**
   * The models that can be asked now. Rejects with a `TaskError` when the provider does not answer; code `unconfigured` when
   * something has to be set up first. Ends promptly when the signal aborts.
   */
  listModels(signal: AbortSignal): Promise<readonly ModelInfo[]>;
  /** Asks the model `name` (without the provider's id). Keeps the promises of the engine's `ModelPort.call`. */
  call(name: string, request: ModelRequest, io: ModelIo): Promise<ModelReply>;
  /**
   * Which limits the calls of a model share. Throws a `TaskError` with code `unknown-model` when the provider knows all its
   * models and `name` is none of them.
   */
  route(name: string): ModelRoute;
}
