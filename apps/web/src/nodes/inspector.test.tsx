import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { showForm, showInspector } from './inspector.fixture.tsx';

afterEach(cleanup);

async function choose(user: ReturnType<typeof showForm>['user'], label: string, option: string | RegExp) {
  screen.getByLabelText(label).focus();
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('option', { name: option }));
}

test('a label is written and, when emptied, gone', async () => {
  const { user, node } = showForm('agent');
  await user.type(screen.getByLabelText('Label'), 'Review');
  expect(node()?.label).toBe('Review');
  await user.clear(screen.getByLabelText('Label'));
  expect(node()).not.toHaveProperty('label');
});

test('an agent: sampling, time-outs in seconds, and what an emptied field means', async () => {
  const { user, config, problems } = showForm('agent', { retries: 5 });
  await user.type(screen.getByLabelText('Temperature'), '0.7');
  await user.type(screen.getByLabelText('Timeout'), '1.5');
  await user.clear(screen.getByLabelText('Retries'));
  await choose(user, 'When a call fails for good', /End the run/);
  expect(config()).toEqual({ temperature: 0.7, timeoutMs: 1500, onError: 'fail' });
  expect(problems()).toEqual([]);
});

test('an agent: a listed model is found by typing, another one is taken as it is written', async () => {
  const { user, config } = showForm('agent');
  const field = screen.getByLabelText('Model');
  await user.click(field);
  await screen.findByRole('option', { name: /offline\/simulated/ });
  await user.clear(field);
  await user.type(field, 'simu{Enter}');
  expect(config().model).toBe('offline/simulated');
  await user.clear(field);
  await user.type(field, 'openai/new');
  await user.tab();
  expect(config().model).toBe('openai/new');
});

test('a fan-out: perspectives are added, written, moved and removed', async () => {
  const { user, config, problems } = showForm('fan-out');
  await choose(user, 'Split by', /Perspectives/);
  const add = screen.getByRole('button', { name: 'Add perspective' });
  await user.click(add);
  await user.click(add);
  await user.clear(screen.getByLabelText('Perspective 1 name'));
  await user.type(screen.getByLabelText('Perspective 1 name'), 'Skeptic');
  await user.type(screen.getByLabelText('Perspective 1 instructions'), 'Doubt it.');
  await user.click(screen.getByRole('button', { name: 'Move perspective 1 down' }));
  await user.click(screen.getByRole('button', { name: 'Remove perspective 1' }));
  expect(config()).toEqual({
    by: 'perspectives',
    perspectives: [{ name: 'Skeptic', instructions: 'Doubt it.' }],
  });
  expect(problems()).toEqual([]);
});

test('a fan-out: another way drops the keys of the first, and coming back restores them', async () => {
  const { user, config } = showForm('fan-out', { by: 'copies', count: 7 });
  await choose(user, 'Split by', /^Lines/);
  expect(config()).toEqual({ by: 'lines' });
  await choose(user, 'Split by', /^Copies/);
  expect(config()).toEqual({ by: 'copies', count: 7 });
});

test('a fan-out says what it would give of what is connected', () => {
  showInspector('split', {
    nodes: [
      { id: 'plan', kind: 'input', config: { value: 'First.\n\nSecond.' } },
      { id: 'split', kind: 'fan-out', config: { by: 'paragraphs' } },
    ],
    edges: [{ id: 'e', source: 'plan', target: 'split' }],
  });
  const preview = within(screen.getByRole('region', { name: 'Preview' }));
  preview.getByText('Would give 2 items');
  preview.getByText('Second.');
});

test('a vote: sub-fields of the extraction, quorum in percent, and the waiting policy', async () => {
  const { user, config, problems } = showForm('vote');
  await choose(user, 'Vote is', /A field of JSON/);
  await user.type(screen.getByLabelText('Where in the JSON'), '/verdict');
  await choose(user, 'Quorum', /A share/);
  await user.clear(screen.getByLabelText('Share'));
  await user.type(screen.getByLabelText('Share'), '80');
  await user.type(screen.getByLabelText('The winner needs more than'), '50');
  await choose(user, 'Wait', /Until a deadline/);
  await user.clear(screen.getByLabelText('Deadline'));
  await user.type(screen.getByLabelText('Deadline'), '90');
  expect(config()).toEqual({
    extract: 'json',
    pointer: '/verdict',
    quorum: 0.8,
    minShare: 0.5,
    wait: { deadlineMs: 90_000 },
  });
  expect(problems()).toEqual([]);
});

test('a reduce: what all strategies share stays when the strategy changes', async () => {
  const { user, config, problems } = showForm('reduce', { wait: { atLeast: 2 }, separator: '---' });
  await choose(user, 'Strategy', /Statistics/);
  await user.type(screen.getByLabelText('Where the number is'), '/score');
  expect(config()).toEqual({ strategy: 'stats', wait: { atLeast: 2 }, pointer: '/score' });
  expect(problems()).toEqual([]);
});

test('a reduce: line breaks of a separator are written as in code', async () => {
  const { user, config } = showForm('reduce');
  const field = screen.getByLabelText('Between two items');
  expect(field).toHaveProperty('value', '\\n\\n');
  await user.clear(field);
  await user.type(field, '\\n---\\n');
  expect(config()).toEqual({ separator: '\n---\n' });
});

test('problems stand at their field, the others together, and unknown keys can be removed', async () => {
  const { user, config } = showForm('agent', { retries: 40, temprature: 1 });
  expect(screen.getByLabelText('Retries').getAttribute('aria-invalid')).toBe('true');
  const others = within(screen.getByRole('list', { name: 'Problems of this node' }));
  others.getByText(/temprature/);
  await user.click(others.getByRole('button', { name: /Remove what/ }));
  expect(config()).toEqual({ retries: 40 });
});

test('a kind without a form is edited as JSON', () => {
  showForm('of-another-build', { spell: 'x' });
  expect(screen.getByLabelText('Configuration')).toBeDefined();
});
