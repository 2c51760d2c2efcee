import { type Graph, readGraph } from '@parallax/schema';

/** A graph to start from. It runs as it is, without a key. What is known without its document is here, so that a list of templates is light. */
export interface Template {
  /** The name of its file, without `.graph.json`. */
  readonly id: string;
  /** The graph's name. */
  readonly title: string;
  /** The graph's description: what it does, in a sentence or two. */
  readonly summary: string;
  /** What it shows, in the field's terms. */
  readonly techniques: readonly string[];
  /** Model calls of one run, at most. */
  readonly calls: number;
  /** Where a run may do with fewer. */
  readonly leastCalls?: number;
  /** Reads the document. Rejects only if the file cannot be loaded. */
  load(): Promise<Graph>;
}

/** Every template, the simplest first. Each document is a file of its own that is loaded when somebody opens it. */
export const templates: readonly Template[] = [
  {
    id: 'three-views',
    title: 'Three views of a plan',
    summary:
      'A skeptic, an optimist and a realist review the same plan at the same time, and one call weighs their reviews into a verdict. Paste your own plan into the first node.',
    techniques: ['Perspectives', 'Synthesis'],
    calls: 4,
    load: () => read(import('./three-views.graph.json', { with: { type: 'json' } })),
  },
  {
    id: 'grade-essays',
    title: 'Grade 100 essays',
    summary:
      'A hundred short school essays are graded against one rubric, each on its own and ten at a time, into a table and the statistics of the scores. Replace the list and the rubric by your own.',
    techniques: ['Sectioning', 'JSON output', 'Statistics'],
    calls: 100,
    load: () => read(import('./grade-essays.graph.json', { with: { type: 'json' } })),
  },
  {
    id: 'themes-of-documents',
    title: 'Themes of 50 documents',
    summary:
      'Map-reduce: each of 50 notes about an e-bike sharing service is read on its own for its themes, and one call combines them into a report. Replace the list by your own documents.',
    techniques: ['Map-reduce', 'JSON output'],
    calls: 51,
    load: () => read(import('./themes-of-documents.graph.json', { with: { type: 'json' } })),
  },
  {
    id: 'question-to-reports',
    title: 'One question, 24 reports',
    summary:
      'Map-reduce with a tree: 24 reports are asked the same question, each answers with its evidence and how sure it is, and calls over a few answers each, then over their results, make one answer that cites its reports.',
    techniques: ['Map-reduce', 'Tree', 'Citations'],
    calls: 44,
    leastCalls: 28,
    load: () => read(import('./question-to-reports.graph.json', { with: { type: 'json' } })),
  },
  {
    id: 'five-headlines',
    title: 'Five headlines, one winner',
    summary:
      'Five headlines are written for one article, then five readers with different tastes each vote for the best of them. Two fan-outs in a row: the first is closed before the second opens.',
    techniques: ['Voting', 'Perspectives'],
    calls: 10,
    load: () => read(import('./five-headlines.graph.json', { with: { type: 'json' } })),
  },
  {
    id: 'nine-answers',
    title: 'Nine answers, one vote',
    summary:
      'Self-consistency: the same question is answered nine times independently, and the answer that most of the nine agree on wins. The tally shows how sure that answer is.',
    techniques: ['Self-consistency', 'Voting'],
    calls: 9,
    load: () => read(import('./nine-answers.graph.json', { with: { type: 'json' } })),
  },
  {
    id: 'ask-until-sure',
    title: 'Ask until sure',
    summary:
      'Self-consistency with an early stop: one question may be answered up to 40 times, four at a time, and the vote stops as soon as the leader can hardly be overtaken. What it did not need is never asked.',
    techniques: ['Self-consistency', 'Early stop'],
    calls: 40,
    leastCalls: 4,
    load: () => read(import('./ask-until-sure.graph.json', { with: { type: 'json' } })),
  },
  {
    id: 'judged-summaries',
    title: 'Five summaries, one judge',
    summary:
      'Universal self-consistency: five summaries of one text are written independently, and a judge, who sees them shuffled, picks the one that agrees most with the others. For answers that are free text, so that no two can be counted together.',
    techniques: ['Universal self-consistency', 'Judge'],
    calls: 6,
    leastCalls: 5,
    load: () => read(import('./judged-summaries.graph.json', { with: { type: 'json' } })),
  },
  {
    id: 'check-facts',
    title: 'Check five facts',
    summary:
      'Five claims are checked against one article at the same time: each is true, false or not stated, with the sentence that shows it. Replace the article and the claims by your own.',
    techniques: ['Sectioning', 'JSON output'],
    calls: 5,
    load: () => read(import('./check-facts.graph.json', { with: { type: 'json' } })),
  },
  {
    id: 'compare-models',
    title: 'Compare models',
    summary:
      'Every text goes through every prompt on every model: 4 texts × 3 prompts × 2 models are 24 calls in one table. Add a model or a prompt to a list and the grid grows.',
    techniques: ['Nested fan-outs', 'Comparison'],
    calls: 24,
    load: () => read(import('./compare-models.graph.json', { with: { type: 'json' } })),
  },
];

async function read(module: Promise<{ readonly default: unknown }>): Promise<Graph> {
  const found = readGraph((await module).default);
  if (found.ok) return found.graph;
  throw new Error(`A template is not a graph: ${found.issues.map((issue) => issue.message).join(' ')}`);
}
