import type { Document, Sentence } from './document.ts';

/** A subject that many texts of daily life speak about, and the words that show it (beginnings of lower-case words). */
export interface Subject {
  readonly name: string;
  readonly words: RegExp;
  /** Matters even when few speak of it. */
  readonly grave?: boolean;
}

function words(list: string): RegExp {
  return new RegExp(`\\b(?:${list.trim().split(/\s+/).join('|')})`, 'gi');
}

/** A small thesaurus in the manner of Empath or LIWC: broad enough to be shared by many documents. */
export const subjects: readonly Subject[] = [
  {
    name: 'prices and passes',
    words: words(
      'price expensive dear(?:er)?\\b cheap fee\\b fees\\b fare tariff (?:year|month|day|student|work)\\s+pass costs?\\b cents\\b per\\s+minute cents\\s+a\\s+minute afford pay\\b pays\\b paid\\b',
    ),
  },
  {
    name: 'billing and refunds',
    words: words(
      'bill(?:ed|ing) charged invoice refund fined deposit credit\\s+card overcharg money\\s+back clock\\s+(?:is|was|again) payment',
    ),
  },
  {
    name: 'app and login',
    words: words(
      'app\\b apps\\b log(?:in|ged|s)\\b update screen map\\b password text\\s+message smartphone button account software website display',
    ),
  },
  { name: 'unlocking and locks', words: words('unlock lock\\b locks\\b locked QR\\b code\\s+scratched') },
  { name: 'battery and range', words: words('batter(?:y|ies) range\\b recharg charger flat\\s+battery') },
  {
    name: 'full or empty docks',
    words: words('rack\\b racks\\b dock\\b docks\\b docking full\\b empty\\b parking'),
  },
  {
    name: 'availability and supply',
    words: words(
      'availab none\\b all\\s+bikes\\s+are\\s+gone sold\\s+out shortage out\\s+of\\s+stock waiting\\s+list demand reserv',
    ),
  },
  {
    name: 'customer service',
    words: words(
      'customer\\s+service support\\b ticket reply replied robot hotline queue telephone(?:d)? call\\s+back nobody\\s+answers standard\\s+text complain apolog sorry escalat wrote\\s+(?:again|twice|three)',
    ),
  },
  {
    name: 'safety and accidents',
    grave: true,
    words: words(
      'accident helmet fell\\b fallen danger safe(?:ty|r|ly)?\\b injur broke\\s+her brake lamp dark\\b afraid frighten lorr hurt risk theft stolen emergency',
    ),
  },
  {
    name: 'access for everyone',
    grave: true,
    words: words(
      'blind disab wheelchair tricycle handbike adapted kerb ramp tactile hip\\b knee low\\s+step step-through weak\\s+arm elderly small\\s+print ants large\\s+type without\\s+a\\s+smartphone showed\\s+him cash\\b language',
    ),
  },
  {
    name: 'fairness and discrimination',
    grave: true,
    words: words('unfair fair\\b discriminat punish poor(?:er)?\\b unequal privilege exclude'),
  },
  {
    name: 'privacy and data',
    grave: true,
    words: words('privacy personal\\s+data tracking gdpr surveill data\\s+protection cameras?\\b'),
  },
  {
    name: 'repairs and maintenance',
    words: words(
      'repair mechanic workshop broken flat\\s+tyre tyre brake\\s+pad corroded spare\\s+part maintenance worn squeak depot pump rust',
    ),
  },
  {
    name: 'comfort and equipment',
    words: words(
      'saddle basket phone\\s+holder frame\\b seat\\b mudguard kickstand handlebar comfortable heavy\\b kilos child\\s+seat trailer bell\\b',
    ),
  },
  {
    name: 'routes and traffic',
    words: words(
      'lane\\b lanes\\b route traffic street\\b tram road\\b crossing rails cobble junction bus\\b buses\\b path\\b',
    ),
  },
  {
    name: 'pavements and clutter',
    words: words(
      'pavement sidewalk doorway in\\s+front\\s+of\\s+my pram lying clutter obstacle left\\s+outside',
    ),
  },
  {
    name: 'speed and hills',
    words: words('hill\\b uphill climb motor\\b speed\\b overtake fast(?:er)?\\b quick'),
  },
  {
    name: 'rules and fines',
    words: words(
      'rule\\b rules\\b forbid forbidden zone\\b permission allowed licence 45-minute terms\\s+of',
    ),
  },
  {
    name: 'information and instructions',
    words: words(
      "nobody\\s+tells hidden instruction explain did(?:n't|\\s+not)\\s+know do\\s+not\\s+know sign\\b signs\\b notice\\s+board leaflet announce inform",
    ),
  },
  {
    name: 'waiting and delays',
    words: words('wait(?:ed|ing)?\\b late\\b delay slow\\b weeks\\b on\\s+time punctual overdue'),
  },
  {
    name: 'health and exercise',
    words: words('health exercise fitness operation patients? pain sick\\s+leave doctor therap'),
  },
  {
    name: 'environment and climate',
    words: words('environment climate carbon emission pollut recycl waste energy green\\b'),
  },
  {
    name: 'staff and workload',
    words: words('staff employee workload colleague shift overtime wage team\\b training hire manager'),
  },
  { name: 'noise and neighbours', words: words('noise noisy loud neighbour quiet sleep') },
  { name: 'food and drink', words: words('food meal menu restaurant coffee taste kitchen') },
  {
    name: 'teaching and learning',
    words: words('school teacher pupil student lesson learn exam homework class\\b'),
  },
  {
    name: 'housing and rent',
    words: words('rent\\b landlord tenant flat\\b housing apartment lease mortgage'),
  },
  {
    name: 'quality and faults',
    words: words(
      "quality defect faulty bug\\b crash fail(?:ed|s|ure) error does(?:n't|\\s+not)\\s+work malfunction",
    ),
  },
  {
    name: 'delivery and shipping',
    words: words('deliver(?:y|ed) shipping parcel package courier\\s+came arrived'),
  },
  { name: 'weather and seasons', words: words('rain\\b winter\\b snow\\b weather frost heat\\b summer\\b') },
];

export interface SubjectHit {
  readonly name: string;
  readonly score: number;
  readonly sentences: readonly Sentence[];
}

/** The subjects of a document, the most present first. */
export function subjectsOf(document: Document): SubjectHit[] {
  const hits = subjects.map((subject): SubjectHit => {
    const seen = new Set<string>();
    let weight = 0;
    const sentences: Sentence[] = [];
    for (const sentence of document.sentences) {
      const found = sentence.text.match(subject.words) ?? [];
      if (found.length === 0) continue;
      sentences.push(sentence);
      for (const word of found) seen.add(word.toLowerCase());
      weight += Math.sqrt(found.length);
    }
    return { name: subject.name, score: weight + 0.8 * Math.max(0, seen.size - 1), sentences };
  });
  return hits.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
}

export function isGrave(name: string): boolean {
  return subjects.some((subject) => subject.name === name && subject.grave === true);
}
