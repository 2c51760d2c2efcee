import { agentConfigSchema, templateNames } from '@parallax/nodes';
import { useMemo } from 'react';
import { type FormProps, textAt, withDefaults } from '../form/node-form.ts';
import { Advanced, Folded } from '../form/section.tsx';
import {
  hasAdvancedProblem,
  RobustnessFields,
  SamplingFields,
  TemperatureField,
} from '../model-call/call-fields.tsx';
import { ModelField } from '../models/model-field.tsx';
import { PromptPreview } from '../preview/prompt-preview.tsx';
import { PromptKey } from '../prompt-editor/prompt-key.tsx';
import { portNames } from '../prompt-editor/prompt-names.ts';
import { AnswerFields } from './answer-fields.tsx';

const defaults = agentConfigSchema.parse({});

/** What an agent asks, whom, and what it makes of the answer. */
export function AgentForm({ form: bare }: FormProps) {
  const form = withDefaults(bare, defaults);
  const [system, prompt, model] = [textAt(form, 'system'), textAt(form, 'prompt'), textAt(form, 'model')];
  const written = useMemo(() => templateNames(model, system, prompt), [model, system, prompt]);
  // Names seldom change while text is typed: the editors keep theirs until they do.
  const key = written.join('\n');
  const names = useMemo(() => portNames(form.inputs, key === '' ? [] : key.split('\n')), [form.inputs, key]);
  return (
    <>
      <ModelField form={form} templates />
      <PromptKey
        form={form}
        name="system"
        label="System"
        names={names}
        placeholder="Who the model is and how it works. May be empty."
      />
      <PromptKey
        form={form}
        name="prompt"
        label="Prompt"
        names={names}
        hint="Each {{name}} is an input of this node. Type {{ to choose one."
        placeholder="What the model is to do"
      />
      <Folded title="Preview" lazy>
        <PromptPreview
          nodeId={form.nodeId}
          prompts={[
            { label: 'System', template: system },
            { label: 'Prompt', template: prompt },
          ]}
        />
      </Folded>
      <TemperatureField form={form} />
      <AnswerFields form={form} />
      <Advanced hasProblem={hasAdvancedProblem(form)}>
        <SamplingFields form={form} />
        <RobustnessFields form={form} />
      </Advanced>
    </>
  );
}
