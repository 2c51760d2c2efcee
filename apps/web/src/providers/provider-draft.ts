import type { ProviderInfo, PutProviderRequest } from '@parallax/schema';

/** A provider as it stands in the form. The key lives here only, and goes with the form. */
export interface ProviderDraft {
  readonly id: string;
  readonly title: string;
  readonly baseUrl: string;
  /** What is typed; empty keeps a stored key. */
  readonly key: string;
  readonly removeKey: boolean;
}

export type DraftProblems = Partial<Record<'id' | 'title' | 'baseUrl' | 'key', string>>;

export const emptyDraft: ProviderDraft = { id: '', title: '', baseUrl: '', key: '', removeKey: false };

export function draftOf({
  id,
  title,
  baseUrl = '',
}: Pick<ProviderInfo, 'id' | 'title' | 'baseUrl'>): ProviderDraft {
  return { ...emptyDraft, id, title, baseUrl };
}

/** What keeps a draft from being sent, by field. The server has the last word on addresses. */
export function draftProblems(draft: ProviderDraft, taken: ReadonlySet<string>): DraftProblems {
  const problems: DraftProblems = {};
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(draft.id)) {
    problems.id = 'Use up to 32 small letters, digits and "-", a letter first.';
  } else if (taken.has(draft.id)) {
    problems.id = `There is a provider "${draft.id}" already. Choose another id, or edit that one.`;
  }
  if (!/^https?:\/\/./.test(draft.baseUrl.trim())) {
    problems.baseUrl = 'Write an address that begins with http:// or https://.';
  }
  if (!/^[\x21-\x7e]*$/.test(draft.key.trim())) {
    problems.key = 'A key is one word without spaces. Copy it again.';
  }
  return problems;
}

/** What is sent. Without `apiKey` the server keeps the key that it has. */
export function requestOf({ id, title, baseUrl, key, removeKey }: ProviderDraft): PutProviderRequest {
  const typed = key.trim();
  return {
    title: title.trim() || id,
    baseUrl: baseUrl.trim(),
    ...(typed !== '' ? { apiKey: typed } : removeKey ? { apiKey: null } : {}),
  };
}

/** The two origins, when saving would move a stored key from one to the other: it is dropped then. */
export function keyMove(
  draft: ProviderDraft,
  stored: Pick<ProviderInfo, 'baseUrl' | 'hasKey'> | undefined,
): { readonly from: string; readonly to: string } | undefined {
  if (stored?.hasKey !== true || draft.removeKey) return undefined;
  const from = originOf(stored.baseUrl ?? '');
  const to = originOf(draft.baseUrl.trim());
  return from === undefined || to === undefined || from === to ? undefined : { from, to };
}

/** Whether what is sent to this address can be read on its way. */
export function isUnencrypted(baseUrl: string): boolean {
  const url = URL.parse(baseUrl.trim());
  return url?.protocol === 'http:' && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname);
}

function originOf(address: string): string | undefined {
  return URL.parse(address)?.origin;
}

/** `id`, or the first of `id-2`, `id-3`, … that is free. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number += 1) free = `${id}-${number}`;
  return free;
}
