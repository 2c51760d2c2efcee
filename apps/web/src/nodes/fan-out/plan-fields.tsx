import { NumberField } from '../form/fields.tsx';
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

const names = fixedNames({ input: 'the input', maxItems: 'sections at most' });

/** A model that decides the sections. */
export function PlanFields({ form }: FormProps) {
  return (
    <>
      <ModelField form={form} />
      <PromptKey
        form={form}
        name="prompt"
        label="Prompt"
        names={names}
        hint="Can use {{input}} and {{maxItems}}."
      />
      <NumberField form={form} name="maxItems" label="Sections at most" min={1} max={1000} step={1} />
      <Advanced hasProblem={hasAdvancedProblem(form)}>
        <TemperatureField form={form} />
        <SamplingFields form={form} />
        <RobustnessFields form={form} />
      </Advanced>
    </>
  );
}
