export type Side = 'answer' | 'evidence' | 'structure' | 'language';

export interface Criterion {
  readonly name: string;
  readonly sides: readonly Side[];
  readonly max: number;
}

/** A limit of the whole score: "fewer than 60 words gets at most 30 points". */
export interface Cap {
  readonly when: { readonly fewerWords: number } | 'missed';
  readonly most: number;
}

export interface Rubric {
  readonly criteria: readonly Criterion[];
  readonly caps: readonly Cap[];
}

const kinds: readonly { readonly side: Side; readonly pattern: RegExp }[] = [
  {
    side: 'evidence',
    pattern: /\b(?:evidence|support|examples?|facts|sources?|development|proof|research|detail)\b/i,
  },
  {
    side: 'structure',
    pattern: /\b(?:structure|organi[sz]ation|coheren\w+|order|flow|logic|cohesion|form)\b/i,
  },
  {
    side: 'language',
    pattern:
      /\b(?:language|grammar|spelling|style|vocabulary|mechanics|clarity|conventions|tone|writing|expression)\b/i,
  },
  {
    side: 'answer',
    pattern:
      /\b(?:answer|relevance|position|thesis|task|content|argument\w*|understanding|idea|originality|focus|accuracy|depth|insight|topic|reasoning)\b/i,
  },
];

const line =
  /^\s*(?:[-*•]|\d+[.)])?\s*\**([\p{L}][\p{L} &/-]{1,40}?)\**\s*(?:\(|:|–|-)\s*(?:(?:0|1)\s*(?:–|-|to)\s*)?(\d{1,3})(?:\s*(?:points?|pts|%|p\.))?\b/u;

/** Criteria with their points, and caps. Without any that can be read: the four sides of every essay, equally. */
export function readRubric(text: string): Rubric {
  const criteria = text.split('\n').flatMap((row): Criterion[] => {
    const found = line.exec(row);
    const name = found?.[1]?.trim();
    const max = Number(found?.[2] ?? 0);
    return name === undefined || max <= 0 || max > 100 ? [] : [{ name, max, sides: sidesOf(name, row) }];
  });
  const few = [...text.matchAll(/\bfewer than (\d+) words[^.;]*?\bat most (\d+)/gi)].map(
    (found): Cap => ({ when: { fewerWords: Number(found[1]) }, most: Number(found[2]) }),
  );
  const missed = /\bmiss(?:es|ing)? the (?:question|topic|task)[^.;]*?\bat most (\d+)/i.exec(text)?.[1];
  return {
    criteria:
      criteria.length >= 2 ? criteria : kinds.map(({ side }) => ({ name: side, sides: [side], max: 25 })),
    caps: [
      ...shared(text),
      ...few,
      ...(missed === undefined ? [] : [{ when: 'missed' as const, most: Number(missed) }]),
    ],
  };
}

/** "…fewer than 60 words gets at most 30 points, one of fewer than 10 words at most 5": the second half of such a sentence. */
function shared(text: string): Cap[] {
  return [...text.matchAll(/, (?:and )?(?:one )?of fewer than (\d+) words at most (\d+)/gi)].map((found) => ({
    when: { fewerWords: Number(found[1]) },
    most: Number(found[2]),
  }));
}

function sidesOf(name: string, row: string): Side[] {
  const named = kinds.filter(({ pattern }) => pattern.test(name)).map(({ side }) => side);
  if (named.length > 0) return named;
  const described = kinds.filter(({ pattern }) => pattern.test(row)).map(({ side }) => side);
  return described.length > 0 ? described : ['answer', 'evidence', 'structure', 'language'];
}

/** Least and most points that an instruction or a schema asks for; undefined where it says nothing. */
export function scaleOf(text: string): { readonly min: number; readonly max: number } | undefined {
  const range =
    /\b(?:from|between|scale of|scale from|score|grade|rate|number)\b[^.\n]{0,60}?\b(\d{1,2})\s*(?:to|and|–|-|\/)\s*(\d{1,3})\b/i.exec(
      text,
    );
  if (range !== null && Number(range[1]) < Number(range[2]))
    return { min: Number(range[1]), max: Number(range[2]) };
  const most = /\bout of (\d{1,3})\b|\b\/ ?(\d{1,3})\b/i.exec(text);
  return most === null ? undefined : { min: 0, max: Number(most[1] ?? most[2]) };
}
