const CHARACTERS_PER_TOKEN = 4;

/**
 * About how many tokens a text is: a quarter of its characters, rounded up. Good to some 20% for English prose with today's
 * tokenisers; less for code, and too low for scripts such as Chinese. For estimates and chunks, which are made at each edit and of texts
 * of any length. What has to fit into a limit is counted: `loadTokenizer`.
 */
export function approximateTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** The longest text of a number of tokens, in characters. */
export function charactersOf(tokens: number): number {
  return tokens * CHARACTERS_PER_TOKEN;
}
