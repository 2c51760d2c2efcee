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

const names = fixedNames({ items: 'all items, each in its own marks, with its label' });

/** One model call over all items. */
export function SynthesizeFields({ form }: FormProps) {
  return (
    <>
      <ModelField form={form} />
      <PromptField
        label="System"
        value={textAt(form, 'system')}
        names={names}
        {...notesAt(form, undefined, 'system')}
        onChange={(system) => form.set({ system })}
      />
      <PromptField
        label="Prompt"
        value={textAt(form, 'prompt')}
        names={names}
        {...notesAt(
          form,
          'Has to use {{items}}. Items are passed as data: none can speak as another.',
          'prompt',
        )}
        onChange={(prompt) => form.set({ prompt })}
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
