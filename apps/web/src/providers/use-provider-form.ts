import type { ProviderInfo } from '@parallax/schema';
import { useState } from 'react';
import { ApiError, errorMessage } from '../api/http.ts';
import { useSession } from '../app/session-context.ts';
import {
  type DraftProblems,
  draftOf,
  draftProblems,
  emptyDraft,
  type ProviderDraft,
  requestOf,
} from './provider-draft.ts';

/** The field that a refusal of the server is about. */
const fieldOfCode: Readonly<Record<string, keyof DraftProblems>> = {
  'provider-id': 'id',
  'bad-base-url': 'baseUrl',
};

export interface ProviderFormState {
  readonly draft: ProviderDraft;
  readonly change: (patch: Partial<ProviderDraft>) => void;
  /** By field; shown from the first attempt to save on. */
  readonly problems: DraftProblems;
  /** What the server said that is about no field. */
  readonly refusal: string | null;
  readonly saving: boolean;
  readonly save: () => Promise<void>;
}

/** What is typed into the form, and its way to the server. `taken` are the ids that a new provider cannot have. */
export function useProviderForm(
  provider: ProviderInfo | undefined,
  taken: ReadonlySet<string>,
  onSaved: (provider: ProviderInfo) => void,
): ProviderFormState {
  const { api } = useSession();
  const [draft, setDraft] = useState(() => (provider === undefined ? emptyDraft : draftOf(provider)));
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<DraftProblems>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const problems = draftProblems(draft, taken);

  const change = (patch: Partial<ProviderDraft>) => {
    setDraft((before) => ({ ...before, ...patch }));
    setRefused({});
    setRefusal(null);
  };
  const save = async () => {
    if (saving) return;
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    setSaving(true);
    try {
      const saved = await api.putProvider(draft.id, requestOf(draft));
      setDraft((before) => ({ ...before, key: '' }));
      onSaved(saved);
    } catch (thrown) {
      const field = thrown instanceof ApiError ? fieldOfCode[thrown.code] : undefined;
      if (field === undefined) setRefusal(errorMessage(thrown));
      else setRefused({ [field]: errorMessage(thrown) });
    } finally {
      setSaving(false);
    }
  };
  return { draft, change, problems: { ...(tried ? problems : {}), ...refused }, refusal, saving, save };
}
