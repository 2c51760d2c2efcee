import type { SaveStatus } from '../graph/document-store.ts';
import { useDocument, useSaveStatus } from '../graph/hooks.ts';
import styles from './top-bar.module.css';

const words: Readonly<Record<SaveStatus, string>> = {
  draft: 'Draft, not saved yet',
  saved: 'Saved',
  unsaved: 'Unsaved changes',
  saving: 'Saving',
  conflict: 'Changed by someone else',
  failed: 'Not saved',
};

/** Whether the graph is saved, in words. */
export function SaveIndicator() {
  const status = useSaveStatus();
  const version = useDocument((document) => document.version);
  const error = useDocument((document) => document.error);
  return (
    <span className={styles.save} data-status={status} role="status" title={error ?? undefined}>
      {words[status]}
      {status === 'saved' && version !== null ? `, version ${version}` : ''}
    </span>
  );
}
