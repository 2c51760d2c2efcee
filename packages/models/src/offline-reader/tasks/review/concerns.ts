import { formatNumber } from '../../text/quantities.ts';
import type { Rule } from './point.ts';

/** What can go wrong with what a text says, by the words that give it away. */
export const concernRules: readonly Rule[] = [
  {
    id: 'undecided',
    title: 'The money is not secured',
    weight: 1,
    remedy: 'wait until the money is granted',
    pattern:
      /\b(?:grants?|funding|loans?|subsid\w+|investors?|sponsors?|donations?|budget)\b[^.]*\b(?:to be decided|would|not yet|pending|appl(?:y|ied)|hope|if|awaiting)\b/i,
    remark: ({ money, date }) =>
      `If the answer is no, or comes late, ${money ?? 'the money'} is missing and all that it was to pay for waits${date === undefined ? '' : `; until ${date} nothing is certain`}.`,
  },
  {
    id: 'revocable',
    title: 'Somebody else can end it',
    weight: 0.9,
    remedy: 'get a longer commitment from the other side',
    pattern:
      /\b(?:can|may|could) (?:also )?(?:end|cancel|terminate|withdraw|revoke|refuse)\b|\bnotice\b|\bexpires?\b|\bnot renewed\b/i,
    unless: /\bnotice (?:that|how|the)\b/i,
    remark: () =>
      'If the other side uses that right, what was spent by then is lost, and there is no second place to go to.',
  },
  {
    id: 'precedent',
    title: 'It has gone wrong elsewhere',
    weight: 0.92,
    remedy: 'budget for the loss that others have had',
    pattern:
      /\b(?:lost|failed|closed down|collapsed|went bankrupt|gave up|had to (?:close|stop|pay|cancel)|was fined)\b/i,
    remark: ({ noun }) =>
      `If the same happens here, the ${noun} shows nobody and no money to take the place of what is lost.`,
  },
  {
    id: 'loss',
    title: 'It can run at a loss',
    weight: 0.85,
    remedy: 'name the reserve that carries the loss',
    pattern: /\b(?:los(?:e|es|ing)\b[^.]*[€$£]|deficit|shortfall|overspen\w+|in debt|in the red)/i,
    remark: ({ money, yearly }) =>
      `${yearly === undefined ? (money === undefined ? 'It would come back every year' : `${money} has to come from somewhere`) : `${money} is ${yearly} a year`}, and no reserve that would carry it is named.`,
  },
  {
    id: 'lacking',
    title: 'Something it needs is missing',
    weight: 0.8,
    remedy: 'say who provides what is missing',
    pattern:
      /\b(?:(?:have|has|there is|there are|with) no|do(?:es)? not (?:have|cover|include)|lacks?|not yet|missing|nobody|cannot|can't)\b/i,
    remark: () =>
      'As soon as it is needed, somebody has to find it in a hurry, and at a price that is in no plan.',
  },
  {
    id: 'intention',
    title: 'Intentions are counted as deeds',
    weight: 0.82,
    remedy: 'turn the promises into signatures',
    pattern:
      /\b(?:said (?:that )?they would|(?:have|has) signed up|been promised|interested|pledged|in a (?:survey|poll)|a survey)\b/i,
    remark: ({ part }) =>
      part === undefined
        ? 'A promise costs nothing: the test is how many still come when it costs time or money.'
        : `Saying so costs nothing. If half of the ${formatNumber(part.value)} fall away, ${formatNumber(Math.round(part.value / 2))} are left.`,
  },
  {
    id: 'one-price',
    title: 'The price is not firm',
    weight: 0.7,
    remedy: 'get a second, firm price',
    pattern:
      /\b(?:quoted?|estimated?|second quote|roughly|approximately|offer of)\b[^.]*(?:[€$£]|\d)|(?:[€$£]\s?[\d,]+)[^.]*\b(?:quoted?|estimate|second quote)\b/i,
    remark: ({ money }) =>
      `It rests on one number. A fifth more ${money === undefined ? 'is usual' : `on ${money} would be ${fifthOf(money)}`}, and no reserve for that is named.`,
  },
  {
    id: 'growth',
    title: 'Growth is taken for granted',
    weight: 0.8,
    remedy: 'show that it survives without the growth',
    pattern:
      /\d[^.]*\bin the (?:first|second|third|fourth|fifth) (?:year|month|quarter)\b[^.]*\d[^.]*\bin the (?:second|third|fourth|fifth)\b|\b(?:grow(?:s|th|ing)?|doubl(?:e|ing)|tripl\w+|rise to|increase to)\b[^.]*\d/i,
    remark: ({ part, whole }) =>
      part === undefined || whole === undefined
        ? 'If the growth comes a year later, everything that was reckoned from it comes a year later too.'
        : `From ${part.text} to ${whole.text} is ${formatNumber(Math.round((10 * whole.value) / part.value) / 10)} times as many. If they stay at ${part.text}, the later sums do not add up.`,
  },
  {
    id: 'unpaid',
    title: 'It leans on people who may leave',
    weight: 0.72,
    remedy: 'find replacements for those who leave',
    pattern: /\bvolunteers?\b|\bunpaid\b|\bspare time\b|\bone (?:person|developer|employee|engineer)\b/i,
    remark: ({ part }) =>
      `Nobody is bound to stay. With ${part === undefined ? 'a third of them' : `a third of the ${part.text}`} gone, the rest must do more or the offer must shrink.`,
  },
  {
    id: 'hope',
    title: 'A hope stands where a plan should',
    weight: 0.62,
    remedy: 'say how the hope is to come about',
    pattern:
      /\b(?:we hope|hopes?|hopefully|we (?:believe|expect|assume)|reckons?|should be able|ought to|with luck|ideally)\b/i,
    remark: ({ part }) =>
      `Nothing is said of how it comes about${part === undefined ? '' : `, nor what happens below ${part.text}`}.`,
  },
  {
    id: 'condition',
    title: 'It hangs on a condition',
    weight: 0.6,
    remedy: 'settle what happens if the condition fails',
    pattern:
      /\b(?:if (?:we|the|it|they|fewer|more|no)|unless|provided that|depends? on|subject to|as long as|only if)\b/i,
    remark: () =>
      'The condition lies outside of its power. If it fails, the text goes on with less and does not say for how long.',
  },
  {
    id: 'deadline',
    title: 'The time is tight',
    weight: 0.58,
    remedy: 'leave spare time before the deadline',
    pattern:
      /\b(?:before we|deadline|until then|by (?:the end|january|february|march|april|may|june|july|august|september|october|november|december|\d)|has to be [^.]* before|within \w+ (?:days|weeks|months))\b/i,
    remark: ({ date }) =>
      `One late delivery moves everything behind it${date === undefined ? '' : `, and ${date} is fixed`}; no spare time is shown.`,
  },
  {
    id: 'absolute',
    title: 'It claims too much',
    weight: 0.55,
    remedy: 'name the exceptions',
    pattern:
      /\b(?:always|never|everyone|everybody|nobody|guarantee[ds]?|certainly|no risk|impossible|without doubt|of course|every(?: \w+)? (?:will|is|are))\b/i,
    remark: () => 'One exception is enough to break a sentence like this, and none is allowed for.',
  },
  {
    id: 'hazard',
    title: 'A danger is named and left standing',
    weight: 0.56,
    remedy: 'name who deals with the dangers',
    pattern:
      /\b(?:risks?|dangers?|threats?|late, broken|delays?|outages?|accidents?|damag\w+|complain\w*|problems?|errors?|writes? off)\b/i,
    remark: () => 'Naming it is not yet a remedy: who deals with it, and from which money, is open.',
  },
  {
    id: 'opposed',
    title: 'Not everybody is behind it',
    weight: 0.74,
    remedy: 'win over those who are against it',
    pattern:
      /\b(?:oppos(?:e|es|ed|ition)|voted against|objected|objections?|protest\w*|critics|fear(?:s|ed)?|worr(?:y|ies|ied))\b/i,
    remark: () =>
      'Whoever is against it now can delay it later, and nothing says how they are to be won over.',
  },
  {
    id: 'vague',
    title: 'It stays vague',
    weight: 0.48,
    remedy: 'put numbers and dates to it',
    pattern:
      /\b(?:soon|several|various|many|some|significant\w*|substantial\w*|a lot|appropriate|as needed|in due course|people say|numerous|somehow)\b/i,
    remark: ({ noun }) => `Without a number or a date nobody can say later whether the ${noun} kept it.`,
  },
];

function fifthOf(money: string): string {
  const sign = /^[€$£¥]/.exec(money)?.[0];
  return formatNumber(Math.round(Number(money.replaceAll(/[^\d.]/g, '')) / 5), sign);
}
