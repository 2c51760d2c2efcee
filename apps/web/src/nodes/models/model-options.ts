import type { ModelsResponse, ProviderInfo } from '@parallax/schema';

export interface ModelOption {
  readonly id: string;
  readonly group: string;
  readonly description?: string;
}

/** What can be chosen as a model: `{{…model}}` names of the input first, then every model by provider. */
export function modelOptions(
  { models, providers }: ModelsResponse,
  templates: readonly string[] = [],
): ModelOption[] {
  const titles = new Map(providers.map((provider: ProviderInfo) => [provider.id, provider.title]));
  const order = [...titles.keys()];
  const listed = models
    .map(({ id, provider, description }) => ({
      id,
      group: titles.get(provider) ?? provider,
      rank: order.indexOf(provider),
      ...(description === undefined ? {} : { description }),
    }))
    .sort((a, b) => a.rank - b.rank);
  return [
    ...templates.map((path) => ({
      id: `{{${path}}}`,
      group: 'From the input',
      description: 'Each branch brings its own model.',
    })),
    ...listed.map(({ rank: _rank, ...option }) => option),
  ];
}

/** The options in which every word of the query occurs, in id, provider or description. */
export function matchingOptions(options: readonly ModelOption[], query: string): readonly ModelOption[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return options.filter(({ id, group, description = '' }) => {
    const text = `${id} ${group} ${description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Whether a text is written like a model: then it is taken as it stands, listed or not. */
export function looksLikeModel(text: string): boolean {
  return /^[^\s/]+\/\S+$/.test(text) || text.includes('{{');
}
