import type { Json } from '@parallax/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { templateIssues, templateNames, templateTokens } from './parse.ts';
import { renderTemplate } from './render.ts';

const pieces = fc.constantFrom(
  '{{a}}',
  '{{ b.c.0 }}',
  '{',
  '}',
  '{{',
  '}}',
  'text',
  '{{a..b}}',
  '{{1}}',
  '\n',
  '{{é-1}}',
);
const templates = fc.array(pieces).map((parts) => parts.join(''));

describe('templates', () => {
  it('are cut into tokens without gaps, each at its place', () => {
    fc.assert(
      fc.property(fc.oneof(templates, fc.string()), (template) => {
        const tokens = templateTokens(template);
        expect(tokens.map((token) => token.text).join('')).toBe(template);
        for (const { start, end, text } of tokens) expect(template.slice(start, end)).toBe(text);
      }),
    );
  });

  it('never scan what was inserted', () => {
    fc.assert(
      fc.property(templates, fc.string(), (noise, rest) => {
        const inserted = `{{secret}}${noise}${rest}`;
        expect(renderTemplate('<{{a}}>', { a: inserted, secret: 'leaked' })).toBe(`<${inserted}>`);
      }),
    );
  });

  it('insert text as it is and everything else as JSON', () => {
    const values = { text: 'a "b"', list: [1, null], deep: { field: [{ x: true }] } };
    expect(renderTemplate('{{text}} {{ list }} {{deep.field.0.x}} {{deep.field}}', values)).toBe(
      'a "b" [1,null] true [{"x":true}]',
    );
    expect(renderTemplate('{"a": {{{list}}}}', values)).toBe('{"a": {[1,null]}}');
  });

  it.each(['constructor', '__proto__', 'toString', 'length', '0'])(
    'reach no inherited property %s',
    (key) => {
      const values: Record<string, Json> = { object: {}, text: 'abc', list: [], number: 1, nothing: null };
      for (const name of Object.keys(values)) {
        expect(() => renderTemplate(`{{${name}.${key}}}`, values)).toThrow(
          expect.objectContaining({ code: 'missing-field' }),
        );
      }
      expect(() => renderTemplate(`{{${key.replace('0', 'valueOf')}}}`, values)).toThrow(
        /there is no input called/,
      );
    },
  );

  it('reach an own property even with such a name', () => {
    expect(renderTemplate('{{a.__proto__}}', { a: JSON.parse('{"__proto__": "own"}') })).toBe('own');
  });

  it('name the place and what is there when a field is missing', () => {
    const values = { input: { name: 'x', tags: ['a'] } };
    expect(() => renderTemplate('{{input.title}}', values)).toThrow(
      '{{input.title}}: "input" is an object with name, tags, so there is no "title" in it.',
    );
    expect(() => renderTemplate('{{input.tags.2}}', values)).toThrow(
      '"input.tags" is a list of 1, so there is no "2" in it.',
    );
    expect(() => renderTemplate('{{input.name.first}}', values)).toThrow('"input.name" is the text "x"');
  });

  it('list their names in order of first use', () => {
    expect(templateNames('{{b.x}} {{a}}', '{{a}} {{c}} {{1no}}')).toEqual(['b', 'a', 'c']);
  });

  it('report malformed braces at their place, and keep them', () => {
    const template = 'a {{b c}} {{}} {{d';
    expect(templateIssues(template).map(({ start, end }) => template.slice(start, end))).toEqual([
      '{{b c}}',
      '{{}}',
      '{{',
    ]);
    expect(renderTemplate(template, {})).toBe(template);
  });
});
