import { numberOf } from '../text/quantities.ts';

/** What an instruction says about the form of the answer. */
export interface Limits {
  /** Words of the whole answer. */
  readonly maxWords?: number;
  /** Words of each entry of a list. */
  readonly maxWordsEach?: number;
  /** Entries of a list: "three weaknesses", "exactly 5 bullet points". */
  readonly count?: number;
  readonly sentences?: number;
  readonly bullets: boolean;
  readonly numbered: boolean;
  /** The result and nothing else. */
  readonly bare: boolean;
  /** A last line that begins with this: "Answer:". */
  readonly lastLine?: string;
  /** A last sentence that begins with this: "On balance". */
  readonly lastSentence?: string;
}

const number = String.raw`(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)`;
const entries = String.raw`(?:bullet(?: point)?s?|points?|items?|weakness(?:es)?|strengths?|risks?|reasons?|themes?|topics?|keywords?|key ?words|key phrases|ideas?|arguments?|benefits?|problems?|questions?|lessons?|takeaways?|findings?|facts?|tags?|concerns?|advantages?|headlines?|titles?|suggestions?|improvements?|lines?)`;

export function limitsOf(instruction: string): Limits {
  const text = instruction.replaceAll(/\s+/g, ' ');
  const most = String.raw`(?:at most|no more than|not more than|up to|maximum(?: of)?|max\.?|under|fewer than|less than|within|in|about|around|roughly)`;
  const each =
    match(text, String.raw`(?:each|every)(?: \w+){0,4}? ${most} ${number} words`) ??
    match(text, String.raw`${number} words (?:each|or fewer each|per)`);
  const whole =
    match(
      text.replaceAll(/(?:each|every)(?: \w+){0,4} \d+ words/gi, ''),
      String.raw`${most} ${number} words`,
    ) ??
    match(text, String.raw`${number} words (?:or (?:fewer|less)|at most|max)`) ??
    match(text, String.raw`${number}-word`);
  const count =
    match(text, String.raw`${number} (?:\w+[ -]){0,2}?${entries}\b`) ??
    match(text, String.raw`\btop ${number}\b`);
  const sentences = match(text, String.raw`(?:${number} to )?${number} (?:\w+ ){0,2}?sentences?\b`);
  const lastLine = /last line[^.]*?(?:begins?|starts?) with ["“'](.+?)["”']/i.exec(text)?.[1];
  const lastSentence = /(?:sentence|end)[^.]*?(?:begins?|starts?) with ["“'](.+?)["”']/i.exec(text)?.[1];
  return {
    ...(each === undefined ? {} : { maxWordsEach: each }),
    ...(whole === undefined || whole === each ? {} : { maxWords: whole }),
    ...(count === undefined ? {} : { count }),
    ...(sentences === undefined ? {} : { sentences }),
    bullets: /\bbullets?\b|\bbulleted|dashes/i.test(text),
    numbered: /numbered list|\bnumber them\b/i.test(text),
    bare: /nothing else|\balone\b|(?:only|just) (?:with )?(?:the|one|that)\b|that one word|one word\b|without (?:an )?(?:introduction|explanation)|no (?:explanation|preamble)/i.test(
      text,
    ),
    ...(lastLine === undefined ? {} : { lastLine }),
    ...(lastSentence === undefined || lastLine !== undefined ? {} : { lastSentence }),
  };
}

/** The last number that a pattern captures. */
function match(text: string, pattern: string): number | undefined {
  const groups =
    new RegExp(pattern, 'i')
      .exec(text)
      ?.slice(1)
      .filter((group) => group !== undefined) ?? [];
  const last = groups.at(-1);
  return last === undefined ? undefined : numberOf(last);
}
