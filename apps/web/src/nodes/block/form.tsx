import { FolderOpen, PackageOpen, Save } from 'lucide-react';
import { errorMessage } from '../../api/http.ts';
import { useSession } from '../../app/session-context.ts';
import { blocksUsedBy } from '../../graph/blocks.ts';
import { useDocumentGraph, useLevel } from '../../graph/hooks.ts';
import { splitId } from '../../graph/levels.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea, TextInput } from '../../ui/text-input.tsx';
import { toast } from '../../ui/toast.ts';
import { type FormProps, textAt } from '../form/node-form.ts';
import styles from './block.module.css';

/** What a block is called and is for, in all its uses, and what can be done with it. */
export function BlockForm({ form }: FormProps) {
  const { editor } = useSession();
  const level = useLevel();
  const blockId = textAt(form, 'block');
  const isHere = splitId(form.nodeId).level === level;
  const exists = useDocumentGraph((graph) => graph.blocks?.some((block) => block.id === blockId) === true);
  if (!exists) return <p>The block is not in this graph. Delete the node, or paste it from where it is.</p>;
  return (
    <>
      <div className={styles.actions}>
        <Button icon={FolderOpen} onClick={() => editor.openLevel(form.nodeId)}>
          Open
        </Button>
        {isHere ? (
          <Button icon={PackageOpen} onClick={() => void editor.unpackBlock(form.nodeId)}>
            Unpack
          </Button>
        ) : null}
      </div>
      <BlockDetails blockId={blockId} />
    </>
  );
}

/** A block's own name and description, and saving it for use in other graphs. */
export function BlockDetails({ blockId }: { blockId: string }) {
  const { editor, graph, blocks } = useSession();
  const block = useDocumentGraph((document) => document.blocks?.find((each) => each.id === blockId));
  const uses = useDocumentGraph(
    (document) =>
      [document, ...(document.blocks ?? [])]
        .flatMap(({ nodes }) => nodes)
        .filter((node) => node.config.block === blockId).length,
  );
  if (block === undefined) return null;
  const save = () => {
    const { blocks: all = [] } = graph.getState().graph;
    blocks.save([block, ...blocksUsedBy(block.nodes, all)]).then(
      () => toast.show(`"${block.name}" is saved. It is in the palette of every graph now.`),
      (error: unknown) => toast.error(errorMessage(error)),
    );
  };
  return (
    <>
      <Field
        label="Name of the block"
        hint={
          uses > 1
            ? `Used ${uses} times in this graph. What you change inside changes all of them.`
            : undefined
        }
      >
        <TextInput
          value={block.name}
          maxLength={200}
          onChange={(name) => editor.updateBlock(blockId, { name })}
          onBlur={() => graph.endBurst()}
        />
      </Field>
      <Field label="What it is for">
        <TextArea
          value={block.description}
          maxLength={10_000}
          placeholder="One sentence for the palette"
          onChange={(description) => editor.updateBlock(blockId, { description })}
        />
      </Field>
      <Button icon={Save} onClick={save}>
        Save for other graphs
      </Button>
    </>
  );
}
