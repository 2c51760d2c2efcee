export interface Decoded {
  readonly text: string;
  /** The encoding that was taken because the file is not UTF-8. */
  readonly guessed?: string;
}

/** The text of a file: UTF-8, UTF-16 by its byte order mark, and whatever is neither as Windows-1252, which old spreadsheets write. */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), guessed: 'Windows-1252' };
  }
}
