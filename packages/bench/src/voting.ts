import { mkdir, writeFile } from 'node:fs/promises';
import { expectedVote } from '@parallax/nodes';
import { table } from './measure.ts';
import { draw, ERRORS, errorOfShare, type Mean } from './voting/draws.ts';
import {
  ADAPTIVE,
  ESC,
  type Figure,
  figuresOf,
  isWithin,
  type Laws,
  learnLaws,
  MIXTURE,
} from './voting/figures.ts';
import { type Ending, meansOf } from './voting/law.ts';
import { plotsOf } from './voting/plots.ts';

const IMAGES = new URL('../../../docs/images/', import.meta.url);
/** Questions a row of draws. */
const QUESTIONS = 10_000;
/**
 * Reproduces the figures of the literature on voting with the real engine and a simulated model, and draws the pictures of the docs. Sets
 * the exit code when a figure is out of its tolerance.
 */
export async function voting(): Promise<void> {
  const laws = await learnLaws();
  const figures = figuresOf(laws);
  console.log(
    'Exact: every state of a vote on two answers was put before the engine, and its ways were counted.\n',
  );
  console.log(table(['figure', 'published', 'engine', ''], figures.map(rowOf)));
  const problems = figures.filter((figure) => !isWithin(figure)).map(({ what }) => what);
  problems.push(...compareWithPreview(laws));

  console.log(`\nDrawn: ${QUESTIONS} questions a row, answers by lot; within ${ERRORS} standard errors.\n`);
  const rows: string[][] = [];
  for (const { what, exact, drawn } of await drawAll(laws)) {
    const off = Math.abs(drawn.mean - exact) > ERRORS * drawn.error;
    if (off) problems.push(`${what}, drawn`);
    rows.push([
      what,
      exact.toFixed(4),
      `${drawn.mean.toFixed(4)} ± ${drawn.error.toFixed(4)}`,
      off ? 'OUT' : 'ok',
    ]);
  }
  console.log(table(['figure', 'exact', 'drawn', ''], rows));

  await mkdir(IMAGES, { recursive: true });
  for (const [name, svg] of Object.entries(plotsOf(laws))) await writeFile(new URL(name, IMAGES), svg);
  if (problems.length === 0) return;
  console.error(`\nOut of tolerance: ${problems.join('; ')}.`);
  process.exitCode = 1;
}

function rowOf(figure: Figure): string[] {
  const digits = (figure.published.split('.')[1]?.length ?? 0) + 2;
  return [figure.what, figure.published, figure.measured.toFixed(digits), isWithin(figure) ? 'ok' : 'OUT'];
}

/** What the editor promises before a run has to be what the engine does. */
function compareWithPreview({ adaptive, esc }: Laws): string[] {
  const rules = [
    { name: 'adaptive', law: adaptive, ...ADAPTIVE },
    { name: 'ESC', law: esc, ...ESC },
  ];
  return rules.flatMap(({ name, law, stop, samples }) =>
    [0.5, 0.65, 0.85, 0.95].flatMap((p) => {
      const promised = expectedVote(stop, samples, p);
      const means = meansOf(law, p);
      const isSame =
        Math.abs(promised.samples - means.samples) < 1e-9 &&
        Math.abs(promised.asked - means.calls) < 1e-9 &&
        Math.abs(promised.accuracy - means.accuracy) < 1e-9;
      return isSame ? [] : [`the editor's preview of ${name} at ${p}`];
    }),
  );
}

async function drawAll({ majority, adaptive, esc }: Laws) {
  const cases: {
    name: string;
    ballot: Parameters<typeof draw>[0];
    law: readonly Ending[];
    right: readonly number[];
  }[] = [
    { name: 'majority of 11, p = .6', ballot: { samples: 11 }, law: majority.get(11) ?? [], right: [0.6] },
    {
      name: 'majority of 9, half p = .8, half .45',
      ballot: { samples: 9 },
      law: majority.get(9) ?? [],
      right: MIXTURE,
    },
    { name: 'adaptive, p = .6', ballot: ADAPTIVE, law: adaptive, right: [0.6] },
    { name: 'adaptive, p = .9', ballot: ADAPTIVE, law: adaptive, right: [0.9] },
    { name: 'ESC, p = .6', ballot: ESC, law: esc, right: [0.6] },
    { name: 'ESC, p = .9', ballot: ESC, law: esc, right: [0.9] },
  ];
  const rows: { what: string; exact: number; drawn: Mean }[] = [];
  for (const [index, { name, ballot, law, right }] of cases.entries()) {
    const drawn = await draw(ballot, right, QUESTIONS, index + 1);
    const mean = (key: 'accuracy' | 'samples') =>
      right.reduce((sum, p) => sum + meansOf(law, p)[key], 0) / right.length;
    rows.push({
      what: `${name}: accuracy`,
      exact: mean('accuracy'),
      drawn: { mean: drawn.accuracy.mean, error: errorOfShare(mean('accuracy'), QUESTIONS) },
    });
    if (ballot.stop !== undefined)
      rows.push({ what: `${name}: samples`, exact: mean('samples'), drawn: drawn.samples });
  }
  return rows;
}
