import { Trash2 } from 'lucide-react';
import type { DragEvent } from 'react';
import { useStore } from 'zustand';
import { errorMessage } from '../api/http.ts';
import { useSession } from '../app/session-context.ts';
import type { Addable } from '../graph/addable.ts';
import { kindView } from '../nodes/kind-views.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { toast } from '../ui/toast.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import styles from './palette.module.css';
import { useAddables, useAddNode } from './use-add-node.ts';

/** The type of what is dragged from the palette to the canvas; its data is the id of something that can be added. */
export const DRAGGED = 'application/x-parallax-addable';

/** Everything that can be added, to be clicked or dragged onto the canvas: the kinds, and blocks. */
export function Palette() {
  const all = useAddables();
  const kinds = all.filter((what) => what.blocks === undefined);
  const blocks = all.filter((what) => what.blocks !== undefined);
  return (
    <nav className={styles.palette} aria-label="Nodes">
      <Section title="Nodes" items={kinds} />
      {blocks.length === 0 ? null : <Section title="Blocks" items={blocks} />}
      {blocks.length === 0 ? (
        <p className={styles.hint}>
          Select nodes and press <Kbd keys="Mod+B" /> to make a block that you can use again.
        </p>
      ) : null}
    </nav>
  );
}

function Section({ title, items }: { title: string; items: readonly Addable[] }) {
  const add = useAddNode();
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <ul>
        {items.map((what) => (
          <li key={what.id} className={styles.row}>
            <PaletteButton what={what} onAdd={() => add(what)} />
            {what.blocks === undefined ? null : (
              <RemoveSaved blockId={what.blocks[0].id} title={what.title} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PaletteButton({ what, onAdd }: { what: Addable; onAdd: () => void }) {
  const { icon: Icon, accent } = kindView(what.kind);
  const drag = (event: DragEvent) => {
    event.dataTransfer.setData(DRAGGED, what.id);
    event.dataTransfer.effectAllowed = 'copy';
  };
  return (
    <Tooltip content={what.summary} side="right">
      <button
        type="button"
        className={styles.item}
        aria-label={`Add ${what.title}`}
        draggable
        onDragStart={drag}
        onClick={onAdd}
      >
        <Icon className={styles.icon} style={{ color: accent }} aria-hidden />
        <span className={styles.title}>{what.title}</span>
      </button>
    </Tooltip>
  );
}

/** Takes a block from the saved ones, or from the document where nothing uses it. */
function RemoveSaved({ blockId, title }: { blockId: string; title: string }) {
  const { blocks, editor } = useSession();
  const saved = useStore(blocks, (state) => state.entries.find(({ block }) => block.id === blockId));
  if (saved === undefined) return null;
  return (
    <IconButton
      className={styles.remove ?? ''}
      size="small"
      side="right"
      icon={Trash2}
      label={`Remove ${title} from the saved blocks`}
      onClick={() => {
        editor.removeBlock(blockId);
        blocks.remove(saved.id).catch((error: unknown) => toast.error(errorMessage(error)));
      }}
    />
  );
}
