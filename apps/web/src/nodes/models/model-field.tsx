import type { ModelsResponse } from '@parallax/schema';
import { memo, useMemo } from 'react';
import { Field } from '../../ui/field.tsx';
import { notesAt } from '../form/hint.tsx';
import { type FormProps, type NodeForm, sameFormAt, textAt } from '../form/node-form.ts';
import { suggestionsOf } from '../names/shape.ts';
import { ModelPicker } from './model-picker.tsx';
import { useModels } from './use-models.ts';

interface ModelFieldProps extends FormProps {
  readonly templates?: boolean;
}

/** The `model` key of a node. With `templates`, names of the input that hold a model are offered too. */
export const ModelField = memo(function ModelField({ form, templates = false }: ModelFieldProps) {
  const value = textAt(form, 'model');
  const offer = useModels();
  const offered = useMemo(() => (templates ? modelNames(form.inputs) : []), [templates, form.inputs]);
  return (
    <Field label="Model" {...notesAt(form, explain(value, offer), 'model')}>
      <ModelPicker
        value={value}
        templates={offered}
        placeholder="provider/name"
        onChange={(model) => form.set({ model })}
      />
    </Field>
  );
}, sameFormAt<ModelFieldProps>('model'));

/** The names of connected inputs whose last field is called "model". */
function modelNames(inputs: NodeForm['inputs']): string[] {
  return inputs
    .flatMap(({ port, shape }) => suggestionsOf(port, shape))
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.model'));
}

function explain(value: string, { models, providers }: ModelsResponse): string | undefined {
  const listed = models.find((model) => model.id === value);
  if (listed !== undefined) return listed.description;
  if (value.includes('{{')) return 'Each item names its own model.';
  if (models.length === 0 || value === '') return undefined;
  const id = value.split('/', 1)[0];
  const provider = providers.find((each) => each.id === id);
  if (provider === undefined) return `No provider is called "${id}". Add it under "Models and keys".`;
  if (provider.status !== 'ready') return `${provider.title} is not ready. ${provider.message ?? ''}`.trim();
  return 'Not in the list of this server. It is asked for by this name all the same.';
}
