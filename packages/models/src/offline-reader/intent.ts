import { isJsonObject, type Json } from '@parallax/schema';
import type { ReaderRequest } from './request/request.ts';

export type Intent =
  | 'summarise'
  | 'themes'
  | 'keywords'
  | 'grade'
  | 'criticise'
  | 'defend'
  | 'weigh'
  | 'headline'
  | 'classify'
  | 'choose'
  | 'check'
  | 'answer'
  | 'synthesise'
  | 'digest';

interface Rule {
  readonly intent: Intent;
  readonly pattern: RegExp;
  /** How sure the words make it; words in the prompt count fully, those in the system prompt four fifths. */
  readonly weight: number;
}

/** From words to tasks. The best sum wins; among equals the earlier rule. */
const rules: readonly Rule[] = [
  {
    intent: 'check',
    weight: 5,
    pattern:
      /\btrue,? (?:or )?false\b|\bfact[- ]?check|\bnot stated\b|\b(?:check|verify|test)\b[^.]{0,30}\b(?:claim|statement|fact)s?|\b(?:supported|contradicted|refuted|entailed) by\b|\btrue or false\b|\bis (?:it|this|the (?:claim|statement)) (?:true|correct)/i,
  },
  {
    intent: 'grade',
    weight: 5,
    pattern:
      /\b(?:grade|score|mark|rate|assess|evaluate)\b(?! of)[^.]{0,60}\b(?:essay|text|answer|draft|out of|from|on a scale|rubric|criteria|between|story|letter|work|0|1|this|the|it)\b|\b(?:score|grade|points) (?:from|between|out of|of)\b|\bout of (?:5|10|20|100)\b|\b0\s?(?:–|-|to)\s?\d+\b[^.]{0,20}\b(?:score|scale|points)/i,
  },
  {
    intent: 'choose',
    weight: 5,
    pattern:
      /\b(?:choose|pick|select|vote for|prefer)\b[^.]{0,50}\b(?:one|best|headline|candidate|option|answer|title|favou?rite|among|from)\b|\bwhich (?:of|one|is|headline|option|candidate|answer)\b[^.?]{0,60}\b(?:best|better|strongest|clearest|most)\b/i,
  },
  {
    intent: 'classify',
    weight: 4,
    pattern:
      /\b(?:classify|categori[sz]e|label|sort)\b|\bone of(?: the following| these)?(?: \w+){0,2}:|\b(?:sentiment|tone|mood|category|class|topic) of\b|\b(?:is|are) (?:it|this|the \w+(?: \w+)?) (?:positive|negative|spam|urgent)/i,
  },
  {
    intent: 'headline',
    weight: 4.5,
    pattern:
      /\b(?:write|give|propose|suggest|create|find|compose|come up with|make|invent|draft)\b[^.]{0,40}\b(?:headline|title|subject line|slogan|name)s?\b|\b(?:headline|title) for\b/i,
  },
  {
    intent: 'keywords',
    weight: 4.5,
    pattern:
      /\bkey ?-?(?:words?|phrases?|terms?)\b|\btags\b|\b(?:extract|list)\b[^.]{0,30}\b(?:names|entities|terms|figures|numbers|dates|people|places)\b/i,
  },
  { intent: 'themes', weight: 4, pattern: /\b(?:themes?|topics|main (?:issues|subjects|concerns))\b/i },
  {
    intent: 'summarise',
    weight: 3.5,
    pattern:
      /\bsummar(?:y|ies|i[sz]e[sd]?|i[sz]ing)\b|\bsum up\b|\btl;?dr\b|\b(?:shorten|condense|abridge|recap|gist|in a nutshell)\b|\bmain points?\b|\bkey points?\b|\bbullet points?\b|\btakeaways?\b/i,
  },
  {
    intent: 'criticise',
    weight: 4,
    pattern:
      /\bcritici[sz]e|\bcritique|\bcritical\b|\bweakness(?:es)?\b|\bwhat (?:will|could|might|can) (?:fail|go wrong)|\b(?:find|name|list|point out)[^.]{0,30}\b(?:flaws?|risks?|problems?|weak)|\bskeptic|\bsceptic|\bdevil's advocate|\bpessimist|\bobjections?\b|\bargue against|\battack\b|\brisks?\b|\bfail\b/i,
  },
  {
    intent: 'defend',
    weight: 4,
    pattern:
      /\bdefend\b|\bstrengths?\b|\bwhat (?:will|could|might|can) work|\boptimist|\bargue (?:for|in favou?r)|\badvocate\b(?! general)|\bbenefits\b|\bmake the case for|\bsucceed\b|\bpraise\b|\bchampion\b/i,
  },
  {
    intent: 'weigh',
    weight: 4,
    pattern:
      /\bweigh\b|\bpros and cons\b|\bfor and against\b|\bboth sides\b|\bbalanced?\b|\brealist|\btrade-?offs?\b|\badvantages and disadvantages\b|\bstrengths and weaknesses\b/i,
  },
  {
    intent: 'synthesise',
    weight: 3,
    pattern:
      /\bsynthesi[sz]e|\b(?:combine|merge|consolidate|reconcile|unite|aggregate|integrate)\b|\bwrite (?:one|a single) (?:answer|text|report)|\bwhat (?:they|several) (?:share|have in common)|\bverdict\b|\bthe reviews\b/i,
  },
  {
    intent: 'answer',
    weight: 3,
    pattern:
      /\banswer\b[^.]{0,40}\b(?:question|from the|using|based on)|\b(?:how (?:many|much|long|old|far|often|big)|what (?:is|was|are|were|did|does|happened|year|percentage)|when (?:did|was|is|will|does)|where (?:did|was|is|are|does)|who (?:is|was|are|did|has|led|wrote)|why (?:did|does|is|was|are))\b[^?.\n]*\?/i,
  },
  { intent: 'criticise', weight: 1.2, pattern: /\bwhat is (?:wrong|missing)|\bfeedback\b/i },
  {
    intent: 'weigh',
    weight: 1.5,
    pattern: /\breview\b|\bopinion\b|\bwhat do you think\b|\bdiscuss\b|\banaly[sz]e\b/i,
  },
];

/** What a request asks for. Texts side by side are combined unless something more exact is asked. */
export function intentOf(request: ReaderRequest, schema: Json | undefined): Intent {
  const scores = new Map<Intent, number>();
  const add = (intent: Intent, weight: number) => scores.set(intent, (scores.get(intent) ?? 0) + weight);
  const [prompt, system] = [request.instruction, request.system].map((text) => orders(text, request.orders));
  for (const { intent, pattern, weight } of rules) {
    if (pattern.test(prompt ?? '')) add(intent, weight);
    if (pattern.test(system ?? '')) add(intent, weight * 0.8);
  }
  if (request.claim !== '') add('check', 2);
  if (request.rubric !== '') add('grade', 4);
  // “What are the main themes?” is a question too: being one decides only where nothing else does.
  if (/^(?:how|what|when|where|who|why)\b/i.test(request.question))
    add('answer', [...scores.keys()].some((intent) => intent !== 'answer') ? 0.3 : 2);
  if (request.choices.length > 1) add('choose', 2.5);
  if (request.names.length > 1) add('classify', 2.5);
  for (const [intent, weight] of bySchema(schema)) add(intent, weight);
  if (request.items.length > 1) preferItems(scores, add);
  return [...scores].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'digest';
}

/** The lines of a text that order something. */
function orders(text: string, allowed: string): string {
  const lines = new Set(allowed.split('\n').map((line) => line.trim()));
  return text === ''
    ? ''
    : allowed
        .split('\n')
        .filter((line) => lines.has(line.trim()) && text.includes(line.trim()))
        .join('\n');
}

function preferItems(scores: Map<Intent, number>, add: (intent: Intent, weight: number) => void): void {
  // "Weigh the reviews", "summarise these reviews", "the themes of these answers": all of them are one synthesis.
  for (const intent of ['weigh', 'summarise', 'themes', 'criticise', 'defend', 'digest'] as const) {
    add('synthesise', scores.get(intent) ?? 0);
    scores.delete(intent);
  }
  add('synthesise', 3);
}

/** What the shape of a JSON answer tells about the task. */
function bySchema(schema: Json | undefined): [Intent, number][] {
  const properties =
    isJsonObject(schema) && isJsonObject(schema.properties) ? Object.keys(schema.properties) : [];
  const has = (pattern: RegExp) => properties.some((name) => pattern.test(name));
  const hints: [Intent, number][] = [];
  if (has(/^(?:score|grade|points|mark)$/i)) hints.push(['grade', 2]);
  if (has(/^verdict$/i) && has(/evidence|claim/i)) hints.push(['check', 2]);
  if (has(/^themes?$/i)) hints.push(['themes', 2]);
  if (has(/^(?:label|category|class|sentiment|tone)$/i)) hints.push(['classify', 1.5]);
  if (has(/^summary$/i)) hints.push(['summarise', 1]);
  if (has(/^(?:headline|title)$/i)) hints.push(['headline', 0.8]);
  if (has(/^keywords?|tags$/i)) hints.push(['keywords', 1]);
  if (has(/^(?:answer)$/i)) hints.push(['answer', 0.8]);
  return hints;
}
