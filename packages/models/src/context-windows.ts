/**
 * Context windows of models that are asked most, in tokens, by the beginning of their names: what their makers' pages say, for servers that do not
 * list it. The first that fits counts. What is not here and not listed is not known.
 */
const windows: readonly (readonly [RegExp, number])[] = [
  [/^gpt-4\.1/, 1_047_576],
  [/^gpt-5(?:\.\d+)?-chat/, 128_000],
  [/^gpt-5/, 400_000],
  [/^gpt-4o|^chatgpt-4o|^gpt-4-turbo|^gpt-4-\d+-preview/, 128_000],
  [/^gpt-4/, 8_192],
  [/^gpt-3\.5-turbo/, 16_385],
  [/^gpt-oss/, 131_072],
  [/^o1-mini|^o1-preview/, 128_000],
  [/^o[134]\b/, 200_000],
  [/^claude-/, 200_000],
  [/^gemini-(?:1\.5-flash|2|3)/, 1_048_576],
  [/^gemini-1\.5-pro/, 2_097_152],
  [/^deepseek-(?:chat|reasoner)/, 128_000],
  [/^mistral-(?:large|medium|small)/, 128_000],
];

/** The context window of a model by its name within its provider, e.g. `gpt-5-mini` or `openai/gpt-5-mini`; undefined if not known. */
export function contextWindowOf(name: string): number | undefined {
  const own = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  return windows.find(([pattern]) => pattern.test(own))?.[1];
}
