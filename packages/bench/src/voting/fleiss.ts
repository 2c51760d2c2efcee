import { startRun } from '@parallax/engine/run';
import { agreementSchema } from '@parallax/nodes';
import { chainOf, simulatedModel } from './simulated-chain.ts';

/** Fleiss' own example (1971): how many of 14 raters put each of 10 subjects into each of 5 categories. */
export const classic = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
];

/** What the real engine and the real reduce say of a table in which every subject has as many raters: each rating is a model's answer. */
export async function fleissKappaOf(subjects: readonly (readonly number[])[]): Promise<number> {
  const ratings = subjects.map((counts) =>
    counts.flatMap((count, category) => Array<string>(count).fill(`category ${category + 1}`)),
  );
  const program = chainOf([
    {
      id: 'subjects',
      kind: 'input',
      config: { type: 'list', value: ratings.map((_, index) => String(index)) },
    },
    { id: 'raters', kind: 'fan-out', config: { by: 'copies', count: ratings[0]?.length ?? 0 } },
    { id: 'rate', kind: 'agent', config: { model: 'simulated/model', prompt: '{{subject}}', seed: 0 } },
    { id: 'agree', kind: 'reduce', config: { strategy: 'agreement', over: 'all' } },
    { id: 'out', kind: 'output' },
  ]);
  const run = startRun(program, {
    runId: 'fleiss',
    models: simulatedModel((subject, rater) => ratings[Number(subject)]?.[rater] ?? ''),
    onEvent: () => {},
  });
  const { outputs } = await run.done;
  const { fleissKappa } = agreementSchema.parse(outputs.out?.[0]?.value);
  if (fleissKappa === null) throw new Error('The kappa of the classic table came out as undefined.');
  return fleissKappa;
}
