type Re2 = typeof import('re2js');

let loading: Promise<Re2> | undefined;
let loaded: Re2 | undefined;

/**
 * Loads RE2, whose time is linear in the text whatever the pattern is. It is larger than all kinds together and few graphs have
 * a pattern, so it comes when it is needed and the editor has it after its first paint.
 */
export function loadRe2(): Promise<Re2> {
  loading ??= import('re2js').then(
    (re2) => {
      loaded = re2;
      return re2;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

export function isRe2Loaded(): boolean {
  return loaded !== undefined;
}

/** RE2 for code that cannot wait. Throws unless `loadRe2` was awaited before. */
export function loadedRe2(): Re2 {
  if (loaded === undefined) throw new Error('RE2 is not loaded: await loadRe2() first.');
  return loaded;
}
