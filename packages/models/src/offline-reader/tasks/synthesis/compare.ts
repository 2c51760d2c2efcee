import { outlineOf } from '../../request/outline.ts';
import type { ReaderRequest } from '../../request/request.ts';
import { quote } from '../../text/quote.ts';
import { countWords } from '../../text/shorten.ts';
import { list } from '../answer.ts';
import type { Finding, TaskInput } from '../task.ts';
import { type Cluster, clusterStatements, type Statement, statementsOf } from './statements.ts';

interface Comparison {
  readonly shared: readonly Cluster[];
  readonly disputed: readonly Cluster[];
  readonly single: readonly Statement[];
  readonly clusters: readonly Cluster[];
  readonly balance: number;
  readonly labels: readonly string[];
}

/** Several texts on one matter: what more than one says, where they differ, what only one says, and what follows. */
export function compareItems({ request, read }: TaskInput): Finding {
  const statements = statementsOf(request.items, read);
  const clusters = clusterStatements(statements);
  const several = clusters.filter(({ labels }) => labels.length > 1);
  const disputed = several.filter((cluster) => sides(cluster).has(1) && sides(cluster).has(-1));
  const comparison: Comparison = {
    clusters,
    disputed,
    shared: several.filter((cluster) => !disputed.includes(cluster)),
    single: clusters
      .filter(({ labels }) => labels.length === 1)
      .flatMap(({ statements: [first] }) => (first === undefined ? [] : [first])),
    balance: statements.reduce((sum, { side }) => sum + side, 0) / Math.max(1, statements.length),
    labels: request.items.map(({ label }) => label),
  };
  const parts = outlineOf(request.instruction);
  const outline =
    parts.length > 0
      ? parts
      : [
          { title: 'Shared', about: 'shared' },
          { title: 'Differences', about: 'disputed' },
          { title: 'Only one says', about: 'single' },
          { title: 'Conclusion', about: 'verdict' },
        ];
  const budget = request.limits.maxWords ?? 320;
  const text = fit(budget, (quoted, most) =>
    outline
      .map(
        ({ title, about }, at) =>
          `${parts.length > 0 ? `${at + 1}. ` : ''}**${title}**: ${sayPart(title, about, comparison, quoted, most)}`,
      )
      .join('\n\n'),
  );
  const conclusion = verdictOf(comparison, request);
  return {
    text,
    facts: {
      summary: conclusion,
      verdict: decision(comparison),
      answer: text,
      rationale: conclusion,
      themes: comparison.clusters.slice(0, 6).map(({ statements: [first] }) => first?.text ?? ''),
      shared: comparison.shared.slice(0, 4).map((cluster) => sayCluster(cluster, 20)),
      agreements: comparison.shared.slice(0, 4).map((cluster) => sayCluster(cluster, 20)),
      disagreements: comparison.disputed.slice(0, 4).map((cluster) => sayDispute(cluster, 18)),
      points: comparison.clusters.slice(0, 5).map((cluster) => sayCluster(cluster, 20)),
      strengths: statements
        .filter(({ side }) => side > 0)
        .slice(0, 4)
        .map(({ text: said }) => said),
      weaknesses: statements
        .filter(({ side }) => side < 0)
        .slice(0, 4)
        .map(({ text: said }) => said),
      confidence: Math.round((0.5 + Math.min(0.4, Math.abs(comparison.balance))) * 100) / 100,
    },
  };
}

type Teller = (comparison: Comparison, quoted: number, most: number) => string;

/** What a part of the answer is to hold, by the words of its title, else of its description. */
const tellers: readonly { readonly pattern: RegExp; readonly tell: Teller }[] = [
  { pattern: /\b(?:disput|disagree|contradict|differ|conflict)/i, tell: sayDisputed },
  { pattern: /\b(?:agree|shared?|common|consensus|undisputed)/i, tell: sayShared },
  { pattern: /\b(?:check|figures?|facts?|numbers?|verify|open question)/i, tell: sayChecks },
  {
    pattern: /\b(?:verdict|decision|conclusion|recommend|overall)/i,
    tell: (comparison) => verdictOf(comparison, undefined),
  },
  {
    pattern: /\b(?:risk|weak|against|cons?\b|concern|problem|negative)/i,
    tell: (comparison, quoted, most) => saySide(comparison, -1, quoted, most),
  },
  {
    pattern: /\b(?:strength|for\b|pros?\b|benefit|opportunit|positive)/i,
    tell: (comparison, quoted, most) => saySide(comparison, 1, quoted, most),
  },
];

function sayPart(title: string, about: string, comparison: Comparison, quoted: number, most: number): string {
  const teller =
    tellers.find(({ pattern }) => pattern.test(title)) ?? tellers.find(({ pattern }) => pattern.test(about));
  return (teller?.tell ?? saySingle)(comparison, quoted, most);
}

function sayShared({ shared, clusters, labels }: Comparison, quoted: number, most: number): string {
  if (shared.length > 0)
    return `${shared
      .slice(0, most)
      .map((cluster) => sayCluster(cluster, quoted))
      .join('; ')}.`;
  const all = clusters.flatMap(({ statements }) => statements.flatMap((statement) => statement.figures));
  const figures = [...new Set(all)].sort((a, b) => Number(/[€$£%]/.test(b)) - Number(/[€$£%]/.test(a)));
  if (figures.length === 0) return `no statement is made by more than one of ${list(labels)}.`;
  return `none of ${list(labels)} questions the figures themselves, such as ${list(figures.slice(0, 5))}; no further statement is shared in the same sense.`;
}

function sayDisputed({ disputed, clusters, labels }: Comparison, quoted: number, most: number): string {
  if (disputed.length > 0)
    return `${disputed
      .slice(0, most)
      .map((cluster) => sayDispute(cluster, quoted))
      .join('; ')}.`;
  const all = clusters.flatMap(({ statements }) => statements);
  const plus = best(all, 1);
  const minus = best(all, -1);
  if (plus === undefined || minus === undefined)
    return `${list(labels)} do not contradict each other on any one fact.`;
  const stronger = minus.figures.length > plus.figures.length ? minus : plus;
  return `they look at different facts. ${plus.label} relies on ${cite(plus, quoted)}, ${minus.label} on ${cite(minus, quoted)}; ${stronger.label} gives the harder figures.`;
}

function sayChecks({ clusters }: Comparison, quoted: number): string {
  const seen = new Set<string>();
  const found = clusters.flatMap(({ statements, labels }) =>
    statements.flatMap((statement) =>
      statement.figures.slice(0, 1).map((figure) => ({
        figure,
        statement,
        weight: labels.length + (/[€$£%]/.test(figure) ? 0.6 : 0) - 0.4 * statement.side,
      })),
    ),
  );
  const top = found
    .toSorted((a, b) => b.weight - a.weight)
    .filter(({ figure, statement }) => {
      const key = `${statement.sentence.text}`;
      if (seen.has(figure) || seen.has(key)) return false;
      seen.add(figure).add(key);
      return true;
    });
  if (top.length === 0) return 'the texts name no figure that could be checked.';
  return `${top
    .slice(0, 2)
    .map(({ figure, statement }) => `**${figure}** in ${cite(statement, quoted)} [${statement.label}]`)
    .join('; ')}.`;
}

function saySide({ clusters }: Comparison, side: 1 | -1, quoted: number, most: number): string {
  const found = clusters
    .flatMap(({ statements }) => statements.filter((statement) => statement.side === side).slice(0, 1))
    .slice(0, most);
  return found.length === 0
    ? 'nothing is said.'
    : `${found.map((statement) => `${cite(statement, quoted)} [${statement.label}]`).join('; ')}.`;
}

function saySingle({ single }: Comparison, quoted: number, most: number): string {
  const byLabel = single.filter(
    (statement, at) =>
      single.findIndex((other) => other.label === statement.label) === at || single.length < most,
  );
  return byLabel.length === 0
    ? 'nothing that another does not say too.'
    : `${byLabel
        .slice(0, most + 1)
        .map((statement) => `${cite(statement, quoted)} [${statement.label}]`)
        .join('; ')}.`;
}

function verdictOf(comparison: Comparison, request: ReaderRequest | undefined): string {
  const all = comparison.clusters.flatMap(({ statements }) => statements);
  const minus = best(all, -1);
  const plus = best(all, 1);
  const what = decision(comparison);
  const named = (statement: Statement | undefined) =>
    statement === undefined
      ? ''
      : `“${lower(statement.title || statement.text.split(/[,;:]/)[0] || '')}” [${statement.label}]`;
  const counts = `${all.filter(({ side }) => side > 0).length} statements speak for it and ${all.filter(({ side }) => side < 0).length} against`;
  if (request !== undefined && request.items.length > 6) return `${counts}.`;
  if (what === 'go')
    return `**go**: ${counts}, and ${named(plus)} outweighs ${named(minus) || 'what is held against it'}.`;
  if (what === 'stop')
    return `**stop**: ${counts}, and ${named(minus)} is not answered by anything that speaks for it.`;
  return minus === undefined
    ? `**change**: ${counts}.`
    : `**change**: ${counts}; ${plus === undefined ? '' : `${named(plus)} is worth keeping, but `}${named(minus)} has to be settled first.`;
}

function decision({ balance }: Comparison): 'go' | 'change' | 'stop' {
  return balance > 0.3 ? 'go' : balance < -0.45 ? 'stop' : 'change';
}

/** The statement of one side with the hardest figures. */
function best(statements: readonly Statement[], side: 1 | -1): Statement | undefined {
  return statements
    .filter((statement) => statement.side === side)
    .toSorted(
      (a, b) => Number(b.title !== '') - Number(a.title !== '') || b.figures.length - a.figures.length,
    )[0];
}

function sayCluster({ statements, labels }: Cluster, quoted: number): string {
  const shortest = statements.toSorted(
    (a, b) => b.figures.length - a.figures.length || countWords(a.text) - countWords(b.text),
  )[0];
  return shortest === undefined ? '' : `${cite(shortest, quoted)} [${labels.join(', ')}]`;
}

function sayDispute(cluster: Cluster, quoted: number): string {
  const plus = best(cluster.statements, 1);
  const minus = best(cluster.statements, -1);
  if (plus === undefined || minus === undefined) return sayCluster(cluster, quoted);
  const reading = (statement: Statement) =>
    `${statement.label}${statement.title === '' ? '' : ` reads “${lower(statement.title)}”`}`;
  const stronger = minus.figures.length >= plus.figures.length ? minus : plus;
  return `${cite(plus, quoted)}: ${reading(plus)}, ${reading(minus)}; ${stronger.label} has the harder evidence`;
}

/** As it was written where that fits, else cut. */
function cite({ text, sentence }: Statement, quoted: number): string {
  return countWords(text) <= quoted ? `“${text}”` : quote(sentence, quoted);
}

function sides(cluster: Cluster): Set<number> {
  return new Set(cluster.statements.map(({ side }) => side));
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The longest version that keeps a limit of words. */
function fit(budget: number, write: (quoted: number, most: number) => string): string {
  for (const [quoted, most] of [
    [28, 4],
    [24, 3],
    [18, 3],
    [16, 2],
    [12, 2],
    [9, 1],
  ] as const) {
    const text = write(quoted, most);
    if (countWords(text) <= budget) return text;
  }
  return write(8, 1);
}
