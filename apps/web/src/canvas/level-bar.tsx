import { ChevronRight, CornerLeftUp } from 'lucide-react';
import { useSession } from '../app/session-context.ts';
import { useDocumentGraph, useLevel } from '../graph/hooks.ts';
import { nodeTitle } from '../graph/kinds.ts';
import { levelsTo, nodeAt, splitId, TOP } from '../graph/levels.ts';
import { Button } from '../ui/button.tsx';
import styles from './level-bar.module.css';

/** Inside of a block: where one is, and the ways out. */
export function LevelBar() {
  const { editor, selection } = useSession();
  const level = useLevel();
  const document = useDocumentGraph((graph) => graph);
  if (level === TOP) return null;
  const go = (to: string) => {
    editor.openLevel(to);
    // The block that one comes from, so that one sees where one was.
    const left = levelsTo(level).find((each) => splitId(each).level === to);
    if (left !== undefined) selection.selectNode(left);
  };
  const way = levelsTo(level);
  const title = (id: string) => {
    const node = nodeAt(document, id);
    return node === undefined ? id : nodeTitle(node);
  };
  return (
    <nav className={styles.bar} aria-label="Open block">
      <Button size="small" icon={CornerLeftUp} onClick={() => go(splitId(level).level)}>
        Back
      </Button>
      <ol className={styles.way}>
        <li>
          <button type="button" className={styles.step} onClick={() => go(TOP)}>
            {document.name}
          </button>
        </li>
        {way.map((each) => (
          <li key={each}>
            <ChevronRight className={styles.chevron} aria-hidden />
            {each === level ? (
              <span className={styles.here} aria-current="location">
                {title(each)}
              </span>
            ) : (
              <button type="button" className={styles.step} onClick={() => go(each)}>
                {title(each)}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
