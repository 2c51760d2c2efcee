import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { showForm } from '../inspector.fixture.tsx';

afterEach(cleanup);

test('a schema is made of fields, begins with an example, and is shown as JSON where fields cannot', async () => {
  const { user, config, problems } = showForm('agent', { output: 'json' });
  await user.click(screen.getByRole('button', { name: 'Add field' }));
  await user.clear(screen.getByLabelText('Field 1 name'));
  await user.type(screen.getByLabelText('Field 1 name'), 'score');
  await user.type(screen.getByLabelText('Field 1 description'), 'From 1 to 10');
  expect(config().schema).toEqual({
    type: 'object',
    properties: { score: { type: 'string', description: 'From 1 to 10' } },
    required: ['score'],
    additionalProperties: false,
  });

  await user.click(screen.getByRole('button', { name: 'Examples' }));
  await user.click(screen.getByRole('menuitem', { name: 'A list of themes' }));
  expect(config().schema).toMatchObject({ properties: { themes: { type: 'array' } } });
  screen.getByText('This schema says more than a list of fields can show.');
  expect(problems()).toEqual([]);
});
