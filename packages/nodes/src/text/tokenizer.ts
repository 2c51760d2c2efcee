/** Counts the tokens of a text. */
export type CountTokens = (text: string) => number;

type O200k = typeof import('gpt-tokenizer/encoding/o200k_base');

let loading: Promise<CountTokens> | undefined;

/**
 * The tokeniser of OpenAI's models since GPT-4o. Others differ by some 10–20%, which is what limits of tokens leave room for. Its table
 * is a megabyte to load, so it comes when it is needed and not before.
 */
export function loadTokenizer(): Promise<CountTokens> {
  loading ??= import('gpt-tokenizer/encoding/o200k_base').then(boundedCount, (error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Byte-pair merging is quadratic in the length of a run without a break, so longer runs are counted piece by piece. */
const LONGEST_RUN = 256;
const longRuns = new RegExp(`\\S{${LONGEST_RUN + 1},}|\\s{${LONGEST_RUN + 1},}`, 'g');

function boundedCount({ countTokens }: O200k): CountTokens {
  // Text such as "<|endoftext|>" is only text here.
  const options = { disallowedSpecial: new Set<string>() };
  const count = (text: string) => (text === '' ? 0 : countTokens(text, options));
  return (text) => {
    let tokens = 0;
    let end = 0;
    for (const { 0: run, index } of text.matchAll(longRuns)) {
      tokens += count(text.slice(end, index));
      end = index + run.length;
      for (let at = 0; at < run.length; at += LONGEST_RUN) tokens += count(run.slice(at, at + LONGEST_RUN));
    }
    return tokens + count(text.slice(end));
  };
}
