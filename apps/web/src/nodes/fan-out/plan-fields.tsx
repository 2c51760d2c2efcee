import { NumberField } from '../form/fields.tsx';
import { notesAt } from '../form/hint.tsx';
import { type FormProps, textAt } from '../form/node-form.ts';
import { Advanced } from '../form/section.tsx';
import {
  hasAdvancedProblem,
  RobustnessFields,
  SamplingFields,
  TemperatureField,
} from '../model-call/call-fields.tsx';
import { ModelField } from '../models/model-field.tsx';
import { PromptField } from '../prompt-editor/prompt-field.tsx';
import { fixedNames } from '../prompt-editor/prompt-names.ts';

const names = fixedNames({ input: 'the input', maxItems: 'sections at most' });

/** A model that decides the sections. */
export function PlanFields({ form }: FormProps) {
  return (
    <>
      <ModelField form={form} />
      <PromptField
        label="Prompt"
        value={textAt(form, 'prompt')}
        names={names}
        {...notesAt(form, 'Can use {{input}} and {{maxItems}}.', 'prompt')}
        onChange={(prompt) => form.set({ prompt })}
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
