import { isRe2Loaded, loadedRe2 } from '../pattern/re2.ts';

/** Whether votes can be read now: patterns need RE2, for which a task waits, but not what looks at a group while it is open. */
export function canReadVotes(extract: string): boolean {
  return extract !== 'regex' || isRe2Loaded();
}

export interface Pattern {
  /** The first group of the first match, or all of it where the pattern has no group. */
  firstMatch(text: string): string | undefined;
}

/** Compiles a pattern in RE2 syntax. RE2 must have been loaded. */
export function compilePattern(source: string): Pattern | { readonly problem: string } {
  if (source === '') return { problem: 'Write a pattern: it is empty.' };
  const { RE2JS, RE2JSException } = loadedRe2();
  try {
    const compiled = RE2JS.compile(source);
    const group = compiled.groupCount() > 0 ? 1 : 0;
    return {
      firstMatch(text) {
        const matcher = compiled.matcher(text);
        return matcher.find() ? (matcher.group(group) ?? undefined) : undefined;
      },
    };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { problem: `The pattern is not valid RE2 (no look-around, no back-references): ${error.message}` };
  }
}
