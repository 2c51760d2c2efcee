import { expect, test } from '../support/test.ts';

const plan = `The Harwick Street tool library. We want to open a tool library in the former post office. In June, 212 of our 340
households answered a survey, and 131 of them said they would join. The council offers the ground floor for five years at €450 a month.
Opening costs are €19,400, and a grant of €12,000 has been promised but not signed. Three volunteers would keep it open on Saturdays.`;

const perspectives = [
  ['Skeptic', 'You are a skeptic. Criticise the plan: name its three weaknesses, and quote the figures that they rest on.'],
  ['Optimist', 'You are an optimist. Defend the plan: name its three strengths, and quote the facts that support them.'],
  ['Realist', 'You are a realist. Weigh the plan: say what speaks for it and what speaks against it.'],
] as const;

test('three views of a plan, built by hand from an empty canvas, run and read', async ({ page, editor, inspector, dock, startServer }) => {
  const server = await startServer({
    env: { PARALLAX_OFFLINE_LATENCY_MS: '100', PARALLAX_OFFLINE_WORDS_PER_SECOND: '12' },
  });
  await editor.openEmpty(server.url);

  await editor.add('Input');
  await inspector.fill('Text', plan);
  await editor.add('Fan-out');
  await page.screenshot({ path: '/tmp/shots/a.png' });
});
