import { useState } from 'react';
import { useEditor } from '../../graph/hooks.ts';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { type FormProps, textAt } from '../form/node-form.ts';

/** What a port of the block is called. It is renamed where the block is used too, so only once the name is written. */
export function PortForm({ form }: FormProps) {
  const editor = useEditor();
  const name = textAt(form, 'name');
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const commit = async () => {
    const wanted = (typed ?? name).trim();
    setTyped(null);
    if (wanted === '' || wanted === name) setError(undefined);
    else if (await editor.renamePort(form.nodeId, wanted)) setError(undefined);
    else setError(`Another port is called "${wanted}". Choose another name.`);
  };
  return (
    <Field label="Name of the port" hint="Edges to the block follow when it changes." error={error}>
      <TextInput
        value={typed ?? name}
        maxLength={64}
        onChange={setTyped}
        onBlur={() => void commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void commit();
        }}
      />
    </Field>
  );
}
