import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ApiError } from '../api/http.ts';
import { mine, offline, openAiMissing, showProviders } from './providers.fixture.tsx';

afterEach(cleanup);

const row = (name: string) => screen.getByRole('listitem', { name });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByLabelText(name, { selector: 'input' });
const key = 'sk-a-very-secret-key-9876';

test('says of each provider whether it answers, where it was set up, its models and its key', async () => {
  await showProviders([offline, openAiMissing, mine]);
  expect(row('Offline').textContent).toMatch(/Ready.*1 model.*Built in/);
  expect(row('OpenAI').textContent).toMatch(/Not set up.*From the environment.*Set OPENAI_API_KEY/);
  expect(row('Mine').textContent).toMatch(/Ready.*Set up here.*https:\/\/a\.example\/v1.*key …1234/);
  expect(screen.queryByText(/^No language model/)).toBeNull();
});

test('says honestly that the offline models are no language models', async () => {
  await showProviders([offline, openAiMissing]);
  await screen.findByText(/^No language model: only the offline models answer/);
});

test('adds a provider from a preset, and keeps its key nowhere', async () => {
  const { user, sent, session } = await showProviders([offline]);
  await user.click(button('Add a provider'));
  await user.click(screen.getByRole('radio', { name: 'OpenRouter' }));
  await user.type(field('Key'), key);
  await user.click(button('Save'));
  await screen.findByRole('listitem', { name: 'OpenRouter' });
  expect(sent).toEqual([
    { id: 'openrouter', title: 'OpenRouter', baseUrl: 'https://openrouter.ai/api/v1', apiKey: key },
  ]);
  expect(JSON.stringify(session.models.getState())).not.toContain(key);
  expect(document.documentElement.outerHTML).not.toContain(key);
  expect(session.models.getState().models.map(({ id }) => id)).toContain('openrouter/one');
});

test('names what is missing at its field, and sends nothing', async () => {
  const { user, sent } = await showProviders([offline, mine]);
  await user.click(button('Add a provider'));
  await user.type(field('Id'), 'mine');
  await user.click(button('Save'));
  expect(field('Id').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(/There is a provider "mine" already/).id).toBe(
    field('Id').getAttribute('aria-describedby')?.split(' ').at(-1),
  );
  expect(screen.getByText(/begins with http/)).toBeDefined();
  expect(sent).toEqual([]);
});

test('shows what the server says of an address at the field of the address', async () => {
  const { user } = await showProviders([offline], () => {
    throw new ApiError('"169.254.169.254" is a metadata address.', { status: 422, code: 'bad-base-url' });
  });
  await user.click(button('Add a provider'));
  await user.type(field('Id'), 'cloud');
  await user.type(field('Base URL'), 'http://169.254.169.254/v1');
  await user.click(button('Save'));
  await screen.findByText(/is a metadata address/);
  expect(field('Base URL').getAttribute('aria-invalid')).toBe('true');
  expect(field('Id').getAttribute('aria-invalid')).toBeNull();
});

test('keeps, replaces, drops or removes the key of a stored provider', async () => {
  const { user, sent } = await showProviders([mine]);
  const edit = async () => user.click(button('Edit Mine'));
  await edit();
  await screen.findByText(/keep the key that ends in 1234/);
  await user.clear(field('Base URL'));
  await user.type(field('Base URL'), 'https://b.example/v1');
  await screen.findByText(/stored key is for https:\/\/a\.example and is dropped/);
  await user.type(field('Key'), key);
  expect(screen.queryByText(/is dropped/)).toBeNull();
  await user.click(button('Cancel'));
  await edit();
  expect(field('Key')).toHaveProperty('value', '');
  await user.click(screen.getByRole('switch', { name: 'Remove the key' }));
  await user.click(button('Save'));
  await screen.findByRole('list', { name: 'Providers' });
  expect(sent).toEqual([{ id: 'mine', title: 'Mine', baseUrl: 'https://a.example/v1', apiKey: null }]);
});

test('a provider that is saved but does not answer stays open, without its key', async () => {
  const message = 'No connection to http://127.0.0.1:8000/v1.';
  const { user } = await showProviders([offline], (id, { title = id, baseUrl }) => ({
    ...{ id, title, baseUrl, message, hasKey: true, keyHint: '9876' },
    origin: 'settings',
    status: 'unreachable',
  }));
  await user.click(button('Add a provider'));
  await user.click(screen.getByRole('radio', { name: 'vLLM' }));
  await user.type(field('Key'), key);
  await user.click(button('Save'));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toBe(`Saved, but its models cannot be listed. ${message}`);
  expect(field('Key')).toHaveProperty('value', '');
  await user.click(button('Back to the list'));
  expect(row('vLLM').textContent).toMatch(/Unreachable.*key …9876.*No connection/);
});

test('asks before it removes a provider with its key', async () => {
  const { user, sent } = await showProviders([mine, offline]);
  await user.click(button('Remove Mine'));
  expect(within(row('Mine')).getByText(/Its key is forgotten/)).toBeDefined();
  await user.click(button('Keep'));
  expect(sent).toEqual([]);
  await user.click(button('Remove Mine'));
  await user.click(button('Remove'));
  await screen.findByText(/^No language model/);
  expect(sent).toEqual([{ deleted: 'mine' }]);
  expect(screen.queryByRole('listitem', { name: 'Mine' })).toBeNull();
});

test('sets up what the environment has not, with what is usual for it', async () => {
  const { user, sent } = await showProviders([offline, openAiMissing]);
  await user.click(button('Set up OpenAI'));
  await user.type(field('Key'), key);
  await user.click(button('Save'));
  await screen.findByRole('listitem', { name: 'OpenAI' });
  expect(sent).toEqual([
    { id: 'openai', title: 'OpenAI', baseUrl: 'https://api.openai.com/v1', apiKey: key },
  ]);
});

test('limits of a provider hold as soon as they are typed, and how its calls stand is shown', async () => {
  const { user, sent } = await showProviders([offline, mine], undefined, [
    {
      provider: 'mine',
      model: 'one',
      limit: 8,
      adaptive: true,
      inUse: 3,
      waiting: 2,
      requestsPerMinute: null,
      tokensPerMinute: null,
      pausedUntil: null,
      lastThrottledAt: null,
      throttled: 0,
      breaker: 'closed',
      breakerUntil: null,
    },
  ]);
  const gauges = await within(row('Mine')).findByRole('list', { name: 'Calls now' });
  expect(gauges.textContent).toContain('3 of 8 in use, 2 waiting (adaptive)');
  expect(within(row('Offline')).queryByRole('button', { name: 'Limits of Offline' })).toBeNull();
  await user.click(button('Limits of Mine'));
  await user.type(field('Calls at once'), '4');
  await user.tab();
  expect(sent.at(-1)).toEqual({ concurrency: 4 });
  expect(row('Mine').textContent).toContain('at most 4 calls at once');
});
