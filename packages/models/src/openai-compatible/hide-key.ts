import type { ModelIo } from '@parallax/engine';

/** A shorter key may be a word that texts have of their own, such as "ollama". */
const SHORTEST = 12;
const INSTEAD = '[key]';

/** A text without the key in it. */
export function hideKey(text: string, apiKey: string | undefined): string {
  return apiKey === undefined || apiKey === '' ? text : text.replaceAll(apiKey, INSTEAD);
}

/** An answer on its way through, whatever its server puts into it. */
export interface HiddenKey {
  readonly io: ModelIo;
  /** Lets out what was held back. Call when the answer is complete; gives its text without the key. */
  finish(text: string): string;
}

/**
 * A server that repeats what it was sent, headers included, must not bring the key into a run's events. What may be the beginning of
 * the key waits for the next piece.
 */
export function hideKeyInAnswer(io: ModelIo, apiKey: string | undefined): HiddenKey {
  if (apiKey === undefined || apiKey.length < SHORTEST) return { io, finish: (text) => text };
  const held = { text: '', thought: '' };
  return {
    io: {
      ...io,
      onDelta(piece, channel) {
        const text = hideKey(held[channel] + piece, apiKey);
        const begun = beginningAtEnd(text, apiKey);
        held[channel] = text.slice(text.length - begun);
        if (text.length > begun) io.onDelta(text.slice(0, text.length - begun), channel);
      },
    },
    finish(text) {
      for (const channel of ['thought', 'text'] as const) {
        if (held[channel] !== '') io.onDelta(held[channel], channel);
        held[channel] = '';
      }
      return hideKey(text, apiKey);
    },
  };
}

/** How many characters at the end of a text are the beginning of the key. */
function beginningAtEnd(text: string, apiKey: string): number {
  for (let length = Math.min(text.length, apiKey.length - 1); length > 0; length -= 1)
    if (apiKey.startsWith(text.slice(text.length - length))) return length;
  return 0;
}
