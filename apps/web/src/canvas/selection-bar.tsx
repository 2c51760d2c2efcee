import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Box,
  Group,
  type LucideIcon,
} from 'lucide-react';
import { useStore } from 'zustand';
import { useSession } from '../app/session-context.ts';
import { counted } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './selection-bar.module.css';
import type { CanvasActions } from './use-canvas-actions.ts';

interface Tool {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly keys: string;
  readonly run: (actions: CanvasActions) => void;
}

const alignments: readonly Tool[] = [
  { icon: AlignStartVertical, label: 'Align left', keys: 'Alt+A', run: ({ align }) => align('left') },
  { icon: AlignCenterVertical, label: 'Align centres', keys: 'Alt+H', run: ({ align }) => align('center') },
  { icon: AlignEndVertical, label: 'Align right', keys: 'Alt+D', run: ({ align }) => align('right') },
  { icon: AlignStartHorizontal, label: 'Align tops', keys: 'Alt+W', run: ({ align }) => align('top') },
  { icon: AlignCenterHorizontal, label: 'Align middles', keys: 'Alt+V', run: ({ align }) => align('middle') },
  { icon: AlignEndHorizontal, label: 'Align bottoms', keys: 'Alt+S', run: ({ align }) => align('bottom') },
];

const distributions: readonly Tool[] = [
  {
    icon: AlignHorizontalDistributeCenter,
    label: 'Distribute across',
    keys: 'Shift+Alt+H',
    run: ({ distribute }) => distribute('horizontal'),
  },
  {
    icon: AlignVerticalDistributeCenter,
    label: 'Distribute down',
    keys: 'Shift+Alt+V',
    run: ({ distribute }) => distribute('vertical'),
  },
];

/** What can be done with several nodes that are selected. */
export function SelectionBar({ actions }: { actions: CanvasActions }) {
  const { editor, selection } = useSession();
  const selected = useStore(selection, (state) => state.nodes.length);
  if (selected < 2) return null;
  const tools = selected < 3 ? alignments : [...alignments, ...distributions];
  return (
    <div className={styles.bar} role="toolbar" aria-label={`${counted(selected, 'node')} selected`}>
      {tools.map(({ icon, label, keys, run }) => (
        <IconButton
          key={label}
          size="small"
          icon={icon}
          label={label}
          keys={keys}
          onClick={() => run(actions)}
        />
      ))}
      <span className={styles.divider} />
      <IconButton
        size="small"
        icon={Group}
        label="Group"
        keys="Mod+G"
        onClick={() => editor.groupSelected()}
      />
      <IconButton
        size="small"
        icon={Box}
        label="Make a block"
        keys="Mod+B"
        onClick={() => void editor.makeBlock()}
      />
    </div>
  );
}
