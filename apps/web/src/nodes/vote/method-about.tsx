import { methodHelp } from './method-help.ts';
import styles from './vote.module.css';

/** What the chosen method does, when to use it, and where it comes from. */
export function MethodAbout({ method }: { method: string }) {
  const help = methodHelp(method);
  if (help === undefined) return null;
  return (
    <dl className={styles.about} aria-label="About this method">
      <div>
        <dt>What it does</dt>
        <dd>{help.does}</dd>
      </div>
      <div>
        <dt>When to use it</dt>
        <dd>{help.when}</dd>
      </div>
      <div>
        <dt>Source</dt>
        <dd>{help.source}</dd>
      </div>
    </dl>
  );
}
