import type { NameSuggestion } from '../names/shape.ts';

/** What the names in a prompt mean. */
export interface PromptNames {
  /** Names that have a value, with where it comes from. */
  readonly filled: Readonly<Record<string, string>>;
  /** `ports`: every other name becomes an input port that waits for an edge. `none`: every other name is a mistake. */
  readonly others: 'ports' | 'none';
  readonly suggestions: readonly NameSuggestion[];
}

export const noNames: PromptNames = { filled: {}, others: 'none', suggestions: [] };

export type NameState = 'filled' | 'open' | 'wrong';

/** Whether a name has a value, waits for an edge, or means nothing here; and that in words. */
export function nameState(names: PromptNames, name: string): { state: NameState; title: string } {
  if (Object.hasOwn(names.filled, name)) return { state: 'filled', title: names.filled[name] ?? '' };
  if (names.others === 'ports') {
    return { state: 'open', title: `Nothing is connected to the port "${name}" yet.` };
  }
  const known = Object.keys(names.filled).map((each) => `{{${each}}}`);
  return { state: 'wrong', title: `There is no "${name}" here. Known: ${known.join(', ')}.` };
}
