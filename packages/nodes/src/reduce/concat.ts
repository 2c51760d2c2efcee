import { z } from 'zod';
import { withMissingLine } from '../gather/missing.ts';
import { asText } from '../template/render.ts';
import { gatherShape, type Strategy } from './strategy.ts';

export const concatConfigSchema = z.strictObject({
  strategy: z.literal('concat').optional().default('concat'),
  ...gatherShape,
  separator: z.string().default('\n\n'),
  /** Puts each item's label above it as a Markdown heading. */
  headings: z.boolean().default(false),
});
export type ConcatConfig = z.infer<typeof concatConfigSchema>;

/** The items one after another, as text; a line at the end says what is missing. */
export const concat: Strategy<ConcatConfig> = {
  config: concatConfigSchema,
  run({ config, items, missing }) {
    const texts = items.map(({ value, label }) => {
      const text = asText(value);
      return config.headings && label !== '' ? `## ${label.replace(/\s+/g, ' ')}\n\n${text}` : text;
    });
    return withMissingLine(texts.join(config.separator), items.length, missing);
  },
};
