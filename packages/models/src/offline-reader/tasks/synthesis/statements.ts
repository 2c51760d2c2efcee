import type { LabelledItem } from '../../request/items.ts';
import type { Document, Sentence } from '../../text/document.ts';
import { cosine } from '../../text/search.ts';

/** Something that one of several texts says. */
export interface Statement {
  readonly label: string;
  readonly sentence: Sentence;
  /** The words in quotation marks, if it quotes; else the sentence. */
  readonly text: string;
  readonly title: string;
  /** Speaks for what is discussed (1), against it (−1), or neither. */
  readonly side: -1 | 0 | 1;
  /** The figures that it names, as written. */
  readonly figures: readonly string[];
}

/** Statements of several texts about one matter. */
export interface Cluster {
  readonly statements: readonly Statement[];
  readonly labels: readonly string[];
}

const against =
  /\b(?:not|no|never|lost?|loss|fails?|failed|risk\w*|weak\w*|missing|against|without|cannot|gap|uncovered|late|difficult|expensive|tight|vague|too much|wrong|problem\w*|condition|refus\w*|stop|leave|taken for granted|intentions|hope stands)\b/gi;
const inFavour =
  /\b(?:strength\w*|works?|want it|good|there already|stand behind|brakes|gain|clear|support\w*|safe\w*|for it|keeps|can be checked|lowers|names its own|concrete|deserves|growth|benefit\w*|success\w*|cheap\w*|solid|promising|advantage\w*)\b/gi;

/** Lines that draw a conclusion or give a task say nothing new. */
const conclusion =
  /^\W*(?:on balance|in conclusion|conclusion|verdict|overall|to check|check first|score)\b/i;

/** The statements of each text: a sentence with the heading and the quotation that stand with it. */
export function statementsOf(items: readonly LabelledItem[], read: (text: string) => Document): Statement[] {
  return items.flatMap(({ label, text }) => {
    const lean =
      leaning(text) * (/\b(?:skeptic|sceptic|critic|against|pessimist)/i.test(label) ? 0 : 1) +
      (/\b(?:skeptic|sceptic|critic|against|pessimist)/i.test(label)
        ? -1
        : /\b(?:optimist|advocate|for\b|defend)/i.test(label)
          ? 1
          : 0);
    return text
      .split('\n')
      .filter((line) => line.trim() !== '' && !conclusion.test(line))
      .flatMap((line) => statementsOfLine(label, line, lean, read));
  });
}

function statementsOfLine(
  label: string,
  line: string,
  lean: number,
  read: (text: string) => Document,
): Statement[] {
  const title = /\*\*(.+?)[.:]?\*\*/.exec(line)?.[1] ?? '';
  const quotes = [...line.matchAll(/“([^”]+)”/g)]
    .map((found) => found[1] ?? '')
    .filter((quoted) => quoted.split(' ').length > 4 && /^(?:… |[\p{Lu}\d€$£'])/u.test(quoted));
  const plain = line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').replaceAll('**', '');
  const told = /^(?:against|cons?|weakness|risk|concern)/i.test(title)
    ? -1
    : /^(?:for|pros?|strength|benefit)\b/i.test(title)
      ? 1
      : undefined;
  const side = told ?? sideOf(line, title, lean);
  if (quotes.length > 0) {
    return quotes.flatMap((quoted) => {
      const sentence = read(`${quoted.replaceAll(/^… | …$/g, '')}.`).sentences[0];
      const own = titleBefore(plain, quoted) || title;
      return sentence === undefined
        ? []
        : [
            {
              label,
              sentence,
              text: quoted,
              title: /^(?:for|against) it$/i.test(own) ? '' : own,
              side: told ?? sideOf(own, own, lean || side),
              figures: figuresOf(sentence),
            },
          ];
    });
  }
  return read(plain.replace(title, '').replace(/^[.:\s]+/, '')).sentences.map((sentence) => ({
    label,
    sentence,
    text: sentence.text.replace(/[.]$/, ''),
    title,
    side: told ?? sideOf(sentence.text, title, lean),
    figures: figuresOf(sentence),
  }));
}

/** "…; much of it is there already (“…”)": the words before a bracketed quotation are its heading. */
function titleBefore(line: string, quoted: string): string {
  const before = line.slice(0, Math.max(0, line.indexOf(quoted)));
  return /(?:^|[:;]\s*)([^:;“”]{6,60}?)\s*\(“$/.exec(before)?.[1]?.trim() ?? '';
}

function figuresOf(sentence: Sentence): string[] {
  return sentence.quantities
    .filter(({ kind, value }) => kind !== 'ordinal' && kind !== 'fraction' && (kind !== 'count' || value > 3))
    .map(({ text }) => text);
}

function sideOf(text: string, title: string, lean: number): -1 | 0 | 1 {
  const words = `${title} ${title} ${text}`;
  const score = (words.match(inFavour)?.length ?? 0) - (words.match(against)?.length ?? 0) + 1.5 * lean;
  return score > 0.5 ? 1 : score < -0.5 ? -1 : 0;
}

function leaning(text: string): number {
  const balance = (text.match(inFavour)?.length ?? 0) - (text.match(against)?.length ?? 0);
  return Math.abs(balance) < 3 ? 0 : Math.sign(balance);
}

/** Groups statements that speak about the same: nearly the same words, or the same figures and some words. */
export function clusterStatements(statements: readonly Statement[]): Cluster[] {
  const clusters: Statement[][] = [];
  for (const statement of statements) {
    const home = clusters.find((cluster) => cluster.some((other) => alike(other, statement)));
    if (home === undefined) clusters.push([statement]);
    else home.push(statement);
  }
  return clusters
    .map((cluster) => ({ statements: cluster, labels: [...new Set(cluster.map(({ label }) => label))] }))
    .sort((a, b) => b.labels.length - a.labels.length || b.statements.length - a.statements.length);
}

function alike(a: Statement, b: Statement): boolean {
  const words = cosine(a.sentence.terms, b.sentence.terms);
  const figures = a.figures.filter((figure) => b.figures.includes(figure)).length;
  return words > 0.5 || (figures > 0 && words > 0.2) || figures > 1;
}
