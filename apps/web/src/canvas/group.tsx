import { Handle, Position } from '@xyflow/react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useSession } from '../app/session-context.ts';
import { useEditor, useGraph } from '../graph/hooks.ts';
import { nodeTitle } from '../graph/kinds.ts';
import { cx } from '../ui/cx.ts';
import { counted } from '../ui/format.ts';
import { canvasUi } from './canvas-ui.ts';
import styles from './group.module.css';
import { GroupState } from './group-state.tsx';
import { useReadOnly } from './read-only.ts';

/** A frame with a title around nodes that belong together or, folded, one card that stands for them. */
export const Group = memo(function Group({ id, selected }: { id: string; selected?: boolean }) {
  const editor = useEditor();
  const readOnly = useReadOnly();
  const group = useGraph((graph) => graph.groups?.find((each) => each.id === id));
  if (group === undefined) return null;
  const isFolded = group.collapsed === true;
  const title = group.title === '' ? 'Group' : group.title;
  const Chevron = isFolded ? ChevronRight : ChevronDown;
  return (
    <div className={cx(styles.group, isFolded && styles.folded, selected && styles.selected)}>
      <header className={styles.header}>
        {readOnly ? null : (
          <button
            type="button"
            className={cx(styles.fold, 'nodrag')}
            aria-expanded={!isFolded}
            aria-label={isFolded ? `Open ${title}` : `Fold ${title}`}
            title={isFolded ? 'Open' : 'Fold into one card'}
            onClick={() => editor.collapseGroup(id, !isFolded)}
          >
            <Chevron aria-hidden />
          </button>
        )}
        <GroupTitle id={id} title={group.title} />
        {isFolded ? <GroupState members={group.members} /> : null}
      </header>
      {isFolded ? <Members members={group.members} /> : null}
      {isFolded ? (
        <>
          <Handle
            type="target"
            position={Position.Left}
            className={styles.handle ?? ''}
            isConnectable={false}
          />
          <Handle
            type="source"
            position={Position.Right}
            className={styles.handle ?? ''}
            isConnectable={false}
          />
        </>
      ) : null}
    </div>
  );
});

function GroupTitle({ id, title }: { id: string; title: string }) {
  const editor = useEditor();
  const { graph } = useSession();
  const isEdited = useStore(canvasUi, (state) => state.editing === id);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isEdited) input.current?.select();
  }, [isEdited]);
  if (!isEdited) return <span className={styles.title}>{title === '' ? 'Group' : title}</span>;
  const leave = () => {
    graph.endBurst();
    canvasUi.setState({ editing: null });
  };
  return (
    <input
      ref={input}
      className={cx(styles.input, 'nodrag', 'nopan')}
      aria-label="Title of the group"
      value={title}
      maxLength={200}
      placeholder="Group"
      onChange={(event) => editor.renameGroup(id, event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        leave();
        input.current?.closest<HTMLElement>('.react-flow__node')?.focus();
      }}
    />
  );
}

function Members({ members }: { members: readonly string[] }) {
  const titles = useGraph(
    useShallow((graph) => graph.nodes.filter((node) => members.includes(node.id)).map(nodeTitle)),
  );
  return (
    <p className={styles.members} title={titles.join(', ')}>
      {counted(titles.length, 'node')}: {titles.join(', ')}
    </p>
  );
}
