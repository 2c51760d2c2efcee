export const compareModes = [
  { value: 'live', label: 'Side by side' },
  { value: 'diff', label: 'Differences' },
  { value: 'claims', label: 'Agreement' },
  { value: 'rate', label: 'Rate blind' },
] as const;

/** What the Compare tab does with the answers of a node. */
export type CompareMode = (typeof compareModes)[number]['value'];
