import { expect, test } from 'vitest';
import { compose, composeJson, delimit, fillIn, templateConfig } from '../testing.fixture.ts';

const documents = templateConfig('themes-of-documents', 'documents').value as {
  name: string;
  text: string;
}[];
const map = templateConfig('themes-of-documents', 'themes');
const report = templateConfig('themes-of-documents', 'report');

function themesOf(document: string) {
  return composeJson({
    system: String(map.system),
    prompt: fillIn(map.prompt, { document }),
    schema: map.schema ?? null,
  });
}

test.each([
  [
    'battery',
    'The battery was flat after two kilometres. A battery that shows full and is empty is useless. The range is a lottery.',
  ],
  [
    'customer service',
    'I wrote to support three times. The hotline never answered. A robot said sorry, and nobody called back.',
  ],
  [
    'prices',
    'It is too expensive. The fare went up, and the month pass costs more than the tram. I cannot afford the price.',
  ],
])('finds %s in a text about it', (theme, text) => {
  expect(String((themesOf(text).answer as string[])[0])).toContain(theme);
});

test('the report counts themes over all documents and quotes who said it', () => {
  const items = documents.map(({ name, text }) => ({ label: name, text: JSON.stringify(themesOf(text)) }));
  const { text } = compose({
    system: String(report.system),
    prompt: fillIn(report.prompt, { items: delimit(items) }),
  });
  const rows = [...text.matchAll(/^\| ([a-z][^|]*) \| (\d+) \|/gm)];
  expect(rows).toHaveLength(8);
  const counts = rows.map((row) => Number(row[2]));
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  const named = items.filter((item) => item.text.includes(`"${rows[0]?.[1]}"`)).length;
  expect(counts[0]).toBeGreaterThanOrEqual(named);
  expect(text).toMatch(/^1\. \*\*.*“.+” \[\d\d – /m);
  expect(text).toContain('Few mention it, but it matters');
});

test('reviews are combined: what several say carries their labels, and the parts asked for are there', () => {
  const verdict = templateConfig('three-views', 'verdict');
  const fact = 'The grant of €20,000 is decided on 30 November';
  const items = [
    { label: 'Skeptic', text: `1. **The money is not secured.** “${fact}”. If it fails, all is lost.` },
    {
      label: 'Optimist',
      text: '1. **People want it.** “In June, 131 of 212 households said they would join”. That is a strength.',
    },
    { label: 'Realist', text: `**Against it:** the money is not secured (“${fact}”).` },
  ];
  const { text } = compose({
    system: String(verdict.system),
    prompt: fillIn(verdict.prompt, { items: delimit(items) }),
  });
  const parts = text.split('\n\n');
  expect(parts.map((part) => /\*\*(.+?)\*\*/.exec(part)?.[1])).toEqual([
    'Agreed',
    'Disputed',
    'Check first',
    'Verdict',
  ]);
  expect(parts[0]).toContain(`“${fact}” [Skeptic, Realist]`);
  expect(parts[2]).toContain('€20,000');
  expect(parts[3]).toMatch(/go|change|stop/);
});
