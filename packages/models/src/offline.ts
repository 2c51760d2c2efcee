import { TaskError } from '@parallax/schema';
import type { OfflineModel } from './offline-model.ts';
import type { Provider } from './provider.ts';

/** The provider `offline`: the given models, which need neither a network nor a key. */
export function createOfflineProvider(models: readonly OfflineModel[]): Provider {
  function find(name: string): OfflineModel {
    // What follows a question mark are a model's own settings.
    const bare = name.split('?', 1)[0];
    const model = models.find((candidate) => candidate.name === bare);
    if (model === undefined) {
      const known = models.map((candidate) => `offline/${candidate.name}`).join(', ');
      throw new TaskError(
        'unknown-model',
        `There is no model "offline/${bare}". The offline models are ${known}.`,
      );
    }
    return model;
  }

  return {
    id: 'offline',
    title: 'Offline',
    description: 'Answers on this machine without a language model, a network or a key.',
    origin: 'offline',
    listModels: () =>
      Promise.resolve(
        models.map(({ name, description }) => ({
          id: `offline/${name}`,
          provider: 'offline',
          name,
          description,
        })),
      ),
    call: async (name, request, io) => await find(name).call(request, io),
    route: (name) => {
      const model = find(name).name;
      return { pool: `offline/${model}`, provider: 'offline', model };
    },
  };
}
