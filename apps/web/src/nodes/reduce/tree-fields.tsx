import { ChoiceField, NumberField } from '../form/fields.tsx';
import { notesAt } from '../form/hint.tsx';
import { type FormProps, textAt } from '../form/node-form.ts';
import { Pair, Section } from '../form/section.tsx';
import { TemperatureField } from '../model-call/call-fields.tsx';
import { ModelField } from '../models/model-field.tsx';
import { PromptField } from '../prompt-editor/prompt-field.tsx';
import { fixedNames } from '../prompt-editor/prompt-names.ts';
import { SynthesizeFields } from './synthesize-fields.tsx';

const oversizedOptions = [
  { value: 'split', label: 'Split it', hint: 'All of it is read, in several parts.' },
  { value: 'truncate', label: 'Cut it', hint: 'Only its beginning is read. The result says so.' },
  { value: 'fail', label: 'Fail', hint: 'The node fails and names the item.' },
] as const;

const itemsName = { items: 'one item, in its own marks, with its label' };
const firstNames = fixedNames(itemsName);
const furtherNames = fixedNames({ draft: 'the text so far', ...itemsName });

/** A tree of calls: what each is asked, and how large the parts are. */
export function TreeFields({ form }: FormProps) {
  return (
    <>
      <SynthesizeFields form={form} />
      <Section title="Tree" ruled>
        <SizeFields form={form} />
        <Pair>
          <NumberField
            form={form}
            name="fanIn"
            label="Items a call"
            min={2}
            max={1000}
            step={1}
            hint="At most so many neighbours are combined at once."
          />
          <NumberField
            form={form}
            name="maxDepth"
            label="Levels"
            min={1}
            max={20}
            step={1}
            hint="At most. What is then left stands side by side."
          />
        </Pair>
      </Section>
    </>
  );
}

/** One item after the other: a prompt for the first, and one for all others. */
export function RefineFields({ form }: FormProps) {
  return (
    <>
      <ModelField form={form} />
      <PromptField
        label="System"
        value={textAt(form, 'system')}
        names={firstNames}
        {...notesAt(form, undefined, 'system')}
        onChange={(system) => form.set({ system })}
      />
      <PromptField
        label="Prompt for the first item"
        value={textAt(form, 'prompt')}
        names={firstNames}
        {...notesAt(form, 'Has to use {{items}}.', 'prompt')}
        onChange={(prompt) => form.set({ prompt })}
      />
      <PromptField
        label="Prompt for each further item"
        value={textAt(form, 'refinePrompt')}
        names={furtherNames}
        {...notesAt(form, 'Has to use {{draft}} and {{items}}.', 'refinePrompt')}
        onChange={(refinePrompt) => form.set({ refinePrompt })}
      />
      <TemperatureField form={form} />
      <Section title="Long items" ruled>
        <SizeFields form={form} />
      </Section>
    </>
  );
}

function SizeFields({ form }: FormProps) {
  return (
    <>
      <NumberField
        form={form}
        name="tokenMax"
        label="Tokens of items a prompt"
        min={100}
        step={100}
        hint="Counted with OpenAI's tokeniser; other models make some 10–20% more or less of a text."
      />
      <ChoiceField form={form} name="oversized" label="A longer item" options={oversizedOptions} />
    </>
  );
}
