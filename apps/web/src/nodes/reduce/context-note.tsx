import { count } from '../../ui/format.ts';
import { useModels } from '../models/use-models.ts';
import styles from './context-note.module.css';

/** What is known of how much a synthesis can take at once. */
export function ContextNote({ model }: { model: string }) {
  const { models } = useModels();
  if (model === '' || model.includes('{{') || model.startsWith('offline/')) return null;
  const known = models.find(({ id }) => id === model)?.contextTokens;
  return (
    <p className={styles.note}>
      {known === undefined
        ? 'How many tokens this model takes is not known. If it refuses the items as too long, a tree combines them.'
        : `This model takes ${count(known)} tokens. Items that do not fit are combined in a tree.`}
    </p>
  );
}
