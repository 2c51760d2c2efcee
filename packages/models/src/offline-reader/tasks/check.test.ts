import { expect, test } from 'vitest';
import { composeJson, fillIn, templateConfig } from '../testing.fixture.ts';

const { system, prompt, schema = null } = templateConfig('check-facts', 'check');
const article = String(templateConfig('check-facts', 'article').value);

function verdictOn(claim: string, source = article) {
  return composeJson({
    system: String(system),
    prompt: fillIn(prompt, { article: source, claim }),
    schema,
  });
}

test.each([
  [
    'true',
    'Volunteers found signs of otters on 31 of the 46 stretches of the river that they searched this year.',
  ],
  ['true', 'Most of the otters found dead in the past three years had been run over.'],
  ['true', 'The trust built 24 holts.'],
  ['true', 'The worst chemicals were banned in 1981.'],
  ['false', 'The Lenn Rivers Trust released otters into the river.'],
  ['false', 'The paper mill at Cobb Lock closed its outflow pipe in 1989.'],
  ['false', 'The trust talked twelve farmers into leaving a strip unmown.'],
  ['false', 'The worst of the chemicals were allowed in 1981.'],
  ['not stated', 'The water of the Lenn is now clean enough for people to swim in.'],
  ['not stated', 'The otters of the Tamble eat mostly crayfish.'],
])('%s: %s', (verdict, claim) => {
  expect(verdictOn(claim).verdict).toBe(verdict);
});

test('shows the sentence word for word, and none where nothing is stated', () => {
  const { evidence } = verdictOn('The Lenn Rivers Trust released otters into the river.');
  expect(evidence).toBe('The trust did not release any otters.');
  expect(verdictOn('People swim in the clean water of the Lenn.').evidence).toBe('');
});

test('follows the source and not the claim: another source, another verdict', () => {
  const claim = 'The pool opens at nine.';
  expect(verdictOn(claim, 'The pool opens at nine. It is cold.').verdict).toBe('true');
  expect(verdictOn(claim, 'The pool opens at ten. It is cold.').verdict).toBe('false');
  expect(verdictOn(claim, 'The pool never opens at nine. It is cold.').verdict).toBe('false');
  expect(verdictOn('Sales fell where lanes were added.', 'Sales rose where lanes were added.').verdict).toBe(
    'false',
  );
  expect(verdictOn(claim, 'The bakery sells bread. It is warm.').verdict).toBe('not stated');
});
