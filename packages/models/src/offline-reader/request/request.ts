import type { ModelRequest } from '@parallax/engine';
import { itemsOf, type LabelledItem, withoutItems } from './items.ts';
import { type Limits, limitsOf } from './limits.ts';
import { type Choice, choicesOf, namesOf } from './options.ts';
import { partsOf, type Section } from './sections.ts';

/** A request, taken apart. */
export interface ReaderRequest {
  /** What the prompt asks, without the texts that it is about. */
  readonly instruction: string;
  readonly system: string;
  /** Everything that orders something (prompt first, then system), without what it forbids. */
  readonly orders: string;
  /** The text that the request is about; empty if there is none. */
  readonly material: string;
  /** What the request calls it: "plan", "essay"; "text" if it does not say. */
  readonly noun: string;
  readonly items: readonly LabelledItem[];
  readonly question: string;
  readonly claim: string;
  readonly rubric: string;
  /** What the material is to be about: an assignment, a topic. */
  readonly topic: string;
  /** Candidates to choose among. */
  readonly choices: readonly Choice[];
  /** Class names to choose among. */
  readonly names: readonly string[];
  readonly limits: Limits;
}

const roles = {
  claim: /\b(?:claim|statement|assertion|hypothesis)$/,
  question: /\b(?:question|query)$/,
  rubric: /\b(?:rubric|criteria|marking scheme|scale|scoring|guidelines)$/,
  choices: /\b(?:options|choices|candidates|headlines|titles|answers|alternatives)$/,
  names: /\b(?:labels|categories|classes)$/,
  topic: /\b(?:topic|assignment|brief)$/,
} as const;

/** Separates what a request asks from the material it is about. */
export function readRequest(request: Pick<ModelRequest, 'prompt' | 'system'>): ReaderRequest {
  const system = request.system ?? '';
  const items = itemsOf(request.prompt);
  const bare = withoutItems(request.prompt);
  // What stands around delimited items is never a text to read.
  const { instruction, sections } =
    items.length > 1 ? { instruction: bare.trim(), sections: [] } : partsOf(bare, system);
  const named = (role: keyof typeof roles) =>
    sections.find((section) => roles[role].test(section.name))?.text ?? '';
  const free = sections.filter((section) => !Object.values(roles).some((role) => role.test(section.name)));
  const main = longest(free);
  const orders = [instruction, system].map(withoutBans).join('\n');
  const choices = choicesOf(named('choices'));
  return {
    instruction,
    system,
    orders,
    material: main?.text ?? '',
    noun: nounOf(main, instruction, system),
    items,
    question: named('question') || questionIn(instruction),
    claim: named('claim') || claimIn(instruction),
    rubric: named('rubric'),
    topic: named('topic'),
    choices: choices.length > 0 ? choices : choicesIn(instruction, main?.text ?? '', orders),
    names: namesIn(named('names'), `${instruction}\n${system}`),
    limits: limitsOf(`${instruction}\n${system}`),
  };
}

function longest(sections: readonly Section[]): Section | undefined {
  return [...sections].sort((a, b) => b.text.length - a.text.length)[0];
}

function nounOf(main: Section | undefined, instruction: string, system: string): string {
  const known =
    /\b(essay|article|plan|document|proposal|passage|story|report|abstract|transcript|e-?mail|message|letter|draft|review|comment|speech|complaint|note)s?\b/i;
  return (
    (known.exec(main?.name ?? '') ?? known.exec(instruction) ?? known.exec(system))?.[1]?.toLowerCase() ??
    'text'
  );
}

/** Sentences that only forbid ("Do not praise the plan", "Leave the risks to others") must not be taken for orders. */
function withoutBans(text: string): string {
  return text
    .split(/(?<=[.!?;])\s+|\n+/)
    .map((sentence) => sentence.replace(/,? (?:but|and) (?:do not|don't|never)\b.*$/i, ''))
    .filter(
      (sentence) =>
        !/^(?:please )?(?:do not|don't|never|avoid|leave\b.*\b(?:to others|out|aside)|no\b)/i.test(
          sentence.trim(),
        ),
    )
    .join('\n');
}

function questionIn(instruction: string): string {
  return /([^.!?\n:]*\?)/.exec(instruction)?.[1]?.trim() ?? '';
}

function claimIn(instruction: string): string {
  const asked = /\bis it (?:true|correct|right) that ([^?\n]+)\?/i.exec(instruction)?.[1];
  return /["“]([^"”]{12,})["”]/.exec(instruction)?.[1] ?? (asked === undefined ? '' : `${asked}.`);
}

/** Candidates without a heading: marked lines of the instruction, or a text that is nothing but marked lines. */
function choicesIn(instruction: string, material: string, orders: string): Choice[] {
  const listed = /^\s*(?:\(?[A-H1-9][).:]|\d{1,2}[.)])\s/;
  const lines = instruction.split('\n').filter((line) => listed.test(line));
  const asks = /\b(?:choose|pick|select|vote|which|best|prefer)\b/i.test(orders);
  const rows = material.split('\n').filter((line) => line.trim() !== '');
  if (asks && rows.length >= 2 && rows.every((line) => listed.test(line))) return choicesOf(material);
  return asks && lines.length >= 2 ? choicesOf(lines.join('\n')) : [];
}

function namesIn(section: string, instruction: string): string[] {
  if (section === '') return namesOf(instruction);
  const names = section.split(/[\n,;|]/).map((name) => name.replace(/^\s*[-*•\d.)]+\s*/, '').trim());
  return names.filter((name) => name !== '');
}
