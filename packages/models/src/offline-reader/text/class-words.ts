/** What common names of classes mean, by the words that texts of the class use. */
const classes: readonly { readonly name: RegExp; readonly words: RegExp }[] = [
  {
    name: /\b(?:technical|technology|tech|bug|software|it|computers?)\b/i,
    words:
      /\b(?:crash\w*|errors?|apps?|updates?|install\w*|bugs?|server|screen|software|computers?|internet|data|does(?:n't| not) work|loading|devices?)\b/gi,
  },
  {
    name: /\b(?:accounts?|login|access|profile)\b/i,
    words:
      /\b(?:log ?in|logged|sign(?:ed)? in|accounts?|passwords?|user ?names?|profile|e-?mail address)\b/gi,
  },
  {
    name: /\b(?:billing|payments?|invoices?|refunds?|pricing|price)\b/i,
    words:
      /\b(?:bill(?:ed|ing|s)?|charged?|invoices?|refunds?|pay(?:ment|ments|ing)?|paid|price|credit card|fee|fees|subscription)\b|[€$£]\d/gi,
  },
  {
    name: /\b(?:shipping|delivery|orders?|logistics)\b/i,
    words:
      /\b(?:deliver(?:y|ed)|ship(?:ped|ping|ment)|parcels?|packages?|orders?|ordered|arriv\w+|track\w*)\b/gi,
  },
  { name: /\b(?:question|enquiry|inquiry)\b/i, words: /\?|\b(?:how|could you|can you|wondering|ask)\b/gi },
  {
    name: /\bfeature(?: request)?s?\b|\b(?:suggestion|idea|wish)\b/i,
    words: /\b(?:would be (?:nice|great)|wish|please add|suggest\w*|could you add|should have|idea)\b/gi,
  },
  {
    name: /\b(?:politics|political|government)\b/i,
    words:
      /\b(?:government|ministers?|president|parliament|elections?|votes?|voted|council\w*|mayor|laws?|party|senate|policy)\b/gi,
  },
  {
    name: /\b(?:sports?|football)\b/i,
    words: /\b(?:match|games?|team|goals?|season|league|players?|coach|won|win|beat|cup|race|score)\b/gi,
  },
  {
    name: /\b(?:business|economy|economics|finance|money)\b/i,
    words:
      /\b(?:compan(?:y|ies)|market|shares?|profits?|sales|bank|investors?|economy|prices|budget|jobs|trade)\b|[€$£]\d/gi,
  },
  {
    name: /\b(?:science|research|nature|environment)\b/i,
    words:
      /\b(?:stud(?:y|ies)|researchers?|scientists?|species|climate|energy|experiments?|found that|animals?|river|space)\b/gi,
  },
  {
    name: /\b(?:health|medicine|medical)\b/i,
    words: /\b(?:patients?|doctors?|hospital|disease|health|nurses?|treatment|vaccin\w+|medicine|pain)\b/gi,
  },
  {
    name: /\b(?:culture|arts?|entertainment|books?|film|music)\b/i,
    words:
      /\b(?:novels?|film|music|museum|theatre|concert|artists?|books?|actors?|songs?|exhibition|readers?)\b/gi,
  },
  {
    name: /\b(?:weather|forecast)\b/i,
    words: /\b(?:rain|snow|wind|degrees|sky|storm|sun|clouds?|frost|cold)\b/gi,
  },
  {
    name: /\b(?:safety|accidents?|security)\b/i,
    words: /\b(?:accidents?|safe(?:ty)?|dangerous|injur\w+|fell|theft|stolen|risks?|security|attack\w*)\b/gi,
  },
  {
    name: /\b(?:spam|scam|advertis\w+|promotion)\b/i,
    words:
      /\b(?:free|winner|click|offer|prize|urgent|buy now|discount|limited|congratulations|guaranteed|earn|cash)\b|!{2,}|https?:/gi,
  },
];

/** How many words of a text speak for a class of that name; undefined for names that are not known. */
export function classHits(name: string, text: string): number | undefined {
  const known = classes.find((candidate) => candidate.name.test(name));
  return known === undefined ? undefined : (text.match(known.words)?.length ?? 0);
}
