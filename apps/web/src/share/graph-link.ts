import { type Graph, type Issue, readGraph } from '@parallax/schema';
import { GRAPH_MARK } from './shared-address.ts';

/** Longer addresses are cut off by mail programs and chats. In characters. */
export const LONGEST_LINK = 8_192;
/** What a link may unpack to, so that a small one cannot fill the memory. In bytes. */
const MOST_UNPACKED = 4_000_000;

/** A link that holds the whole graph, and how long it is. Where `fits` is false it is too long to be sent. */
export interface GraphLink {
  readonly url: string;
  readonly length: number;
  readonly fits: boolean;
}

export type ReadGraphLink =
  | { readonly ok: true; readonly graph: Graph }
  | { readonly ok: false; readonly message: string; readonly issues: readonly Issue[] };

/** Packs a graph into the fragment of an address, which browsers send to no server. `origin` is the page's, "https://example.org". */
export async function graphLink(graph: Graph, origin: string): Promise<GraphLink> {
  const packed = await through(JSON.stringify(graph), new CompressionStream('deflate-raw'));
  const url = `${origin}/${GRAPH_MARK}${toBase64Url(packed)}`;
  return { url, length: url.length, fits: url.length <= LONGEST_LINK };
}

/** Reads the graph of a fragment. Never rejects: what is wrong is said, with every problem that the graph has. */
export async function readGraphLink(fragment: string): Promise<ReadGraphLink> {
  let document: unknown;
  try {
    const packed = fromBase64Url(fragment.slice(GRAPH_MARK.length));
    const unpacked = await through(packed, new DecompressionStream('deflate-raw'), MOST_UNPACKED);
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(unpacked));
  } catch {
    const message = 'The link is not whole, or was changed on its way. Copy it again from where it came.';
    return { ok: false, message, issues: [] };
  }
  const read = readGraph(document);
  if (read.ok) return read;
  const message = 'The link carries something that is not a graph, or a graph of a newer Parallax.';
  return { ok: false, message, issues: read.issues };
}

async function through(
  input: BlobPart,
  transform: CompressionStream | DecompressionStream,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([input]).stream().pipeThrough(transform).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw new Error(`It unpacks to more than ${most} bytes.`);
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const decoded = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(decoded, (char) => char.charCodeAt(0));
}
