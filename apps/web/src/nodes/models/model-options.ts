import type { ModelsResponse, Price, ProviderInfo } from '@parallax/schema';
import { short } from '../../ui/format.ts';

export interface ModelOption {
  readonly id: string;
  readonly group: string;
  readonly description?: string;
  /** Context size and price, as far as they are known: "128K context", "$0.15 in, $0.60 out". */
  readonly facts: readonly string[];
  /** It cannot be asked yet, as its provider is not ready: choosing it opens the providers. */
  readonly isSetUp?: true;
}

/** What can be chosen as a model: `{{…model}}` names of the input first, then every model by provider, and what has to be set up. */
export function modelOptions(
  { models, providers }: ModelsResponse,
  templates: readonly string[] = [],
  priceOf: (model: string) => Price | undefined = () => undefined,
): ModelOption[] {
  const titles = new Map(providers.map((provider: ProviderInfo) => [provider.id, provider.title]));
  const order = [...titles.keys()];
  const listed = models
    .map(({ id, provider, description, contextTokens }) => ({
      id,
      group: titles.get(provider) ?? provider,
      rank: order.indexOf(provider),
      facts: [
        ...(contextTokens === undefined ? [] : [`${short(contextTokens)} context`]),
        ...priceFacts(provider === 'offline' ? free : priceOf(id)),
      ],
      ...(description === undefined ? {} : { description }),
    }))
    .sort((a, b) => a.rank - b.rank);
  const waiting = providers
    .filter(({ id, status }) => status !== 'ready' && !models.some(({ provider }) => provider === id))
    .map(
      ({ id, title, status, message }): ModelOption => ({
        id: `${id}/`,
        group: title,
        facts: [],
        description: message ?? (status === 'unconfigured' ? 'Needs a key.' : 'Does not answer.'),
        isSetUp: true,
      }),
    );
  return [
    ...templates.map((path) => ({
      id: `{{${path}}}`,
      group: 'From the input',
      description: 'Each branch brings its own model.',
      facts: [],
    })),
    ...listed.map(({ rank: _rank, ...option }) => option),
    ...waiting,
  ];
}

const free = { inputPerMillion: 0, outputPerMillion: 0 };

/** What a million tokens cost. */
function priceFacts(price: Pick<Price, 'inputPerMillion' | 'outputPerMillion'> | undefined): string[] {
  if (price === undefined) return [];
  const { inputPerMillion: input, outputPerMillion: output } = price;
  if (input === 0 && output === 0) return ['free'];
  return [`${dollars(input)} in, ${dollars(output)} out per million tokens`];
}

function dollars(usd: number): string {
  return `$${usd < 1 ? Number(usd.toFixed(3)) : Number(usd.toFixed(2))}`;
}

/** The options in which every word of the query occurs, in id, provider or description. */
export function matchingOptions(options: readonly ModelOption[], query: string): readonly ModelOption[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return options.filter(({ id, group, description = '', facts }) => {
    const text = `${id} ${group} ${description} ${facts.join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Whether a text is written like a model: then it is taken as it stands, listed or not. */
export function looksLikeModel(text: string): boolean {
  return /^[^\s/]+\/\S+$/.test(text) || text.includes('{{');
}
