import type { FormProps } from '../form/node-form.ts';
import { Advanced } from '../form/section.tsx';
import {
  hasAdvancedProblem,
  RobustnessFields,
  SamplingFields,
  TemperatureField,
} from '../model-call/call-fields.tsx';
import { ModelField } from '../models/model-field.tsx';
import { PromptKey } from '../prompt-editor/prompt-key.tsx';
import { fixedNames } from '../prompt-editor/prompt-names.ts';

const names = fixedNames({ items: 'all items, each in its own marks, with its label' });

/** One model call over all items. */
export function SynthesizeFields({ form }: FormProps) {
  return (
    <>
      <ModelField form={form} />
      <PromptKey form={form} name="system" label="System" names={names} />
      <PromptKey
        form={form}
        name="prompt"
        label="Prompt"
        names={names}
        hint="Has to use {{items}}. Items are passed as data: none can speak as another."
      />
      <TemperatureField form={form} />
    </>
  );
}

/** The settings of that call that can mostly be left alone. */
export function SynthesizeAdvanced({ form }: FormProps) {
  return (
    <Advanced hasProblem={hasAdvancedProblem(form)}>
      <SamplingFields form={form} />
      <RobustnessFields form={form} />
    </Advanced>
  );
}
