// A fictional registry in the shape and size of the real one, for benchmarks: the same seed gives the
// same bytes everywhere. Nothing here is real, and nothing depends on the clock or the machine. It is
// written record by record, so its size is bounded by the disk and not by memory.
//
//   node tools/generate-registry.mjs [--seed 1] [--credentials 133000] [--courses 48000]
//                                    [--native FILE] [--ctdl FILE]
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { Dice } from './dice.mjs';

const REGISTRY = 'https://registry.example.org';

/**
 * Sizes of the Credential Registry: records by kind as its search counted them on 2026-08-18 (credential
 * 133,346; course 47,861; pathway 98), and some 4,000 organizations, so 33 credentials for each.
 */
const CREDENTIALS = 133_000;
const COURSES = 48_000;
const PATHWAYS_OF_CREDENTIALS = 98 / 133_346;
const CREDENTIALS_OF_AN_OWNER = 33;

/**
 * A survey of 1,200 documents drawn uniformly from its 395,847 envelopes on 2026-08-21 (published with
 * ctdl-validate, docs/findings). Of the 435 credentials among them, this share in percent has the class in its document.
 */
const SHARES = { conditions: 47, duration: 39, cost: 31, credit: 24, aid: 8 };
/** Of its 270 learning opportunities. */
const COURSE_SHARES = { conditions: 60, credit: 54, cost: 19, duration: 20 };
/** 74 of all 1,200 are transfer value profiles. */
const TRANSFER_VALUES_OF_DOCUMENTS = 74 / 1200;
/**
 * References out of a document: median 1, nine in ten have at most 2, at most 180. Nearly all name its owner. The rest
 * stands in conditions and is drawn so that all documents together come to those figures: the share in percent of the
 * credentials with conditions whose owner has courses, and how many of these they name.
 */
const TARGETS = [
  [62, 0, 0],
  [22, 1, 1],
  [12, 2, 12],
  [3.6, 13, 60],
  [0.4, 61, 179],
];
/**
 * Links between credentials are few: where the survey quotes references, targetLearningOpportunity comes 123 times,
 * targetCredential 10 times and hasPart 8 times. In percent of the credentials.
 */
const LINKS = { requires: 0.5, isPreparationFor: 0.5, isAdvancedStandingFor: 0.2, hasPart: 0.7 };

/** The credentials of the same survey by class: CTDL's name, ours, how many of the 435. */
const MIX = [
  ['Certificate', 'Certificate', 121],
  ['AssociateDegree', 'AssociateDegree', 77],
  ['BachelorDegree', 'BachelorDegree', 72],
  ['MasterDegree', 'MasterDegree', 32],
  ['Certification', 'Certification', 28],
  ['License', 'License', 28],
  ['CertificateOfCompletion', 'CertificateOfCompletion', 27],
  ['TechnicalLevel1Certificate', 'Certificate', 14],
  ['TechnicalLevel2Certificate', 'Certificate', 8],
  ['ResearchDoctorate', 'DoctoralDegree', 11],
  ['MicroCredential', 'MicroCredential', 4],
  ['PostBaccalaureateCertificate', 'PostBaccalaureateCertificate', 4],
  ['ApprenticeshipCertificate', 'ApprenticeshipCertificate', 3],
  ['AcademicCertificate', 'Certificate', 4],
  ['DigitalBadge', 'Badge', 2],
];
const LEVELS = { AssociateDegree: 60, BachelorDegree: 120, MasterDegree: 36, DoctoralDegree: 72 };
const YEARS = { AssociateDegree: 2, BachelorDegree: 4, MasterDegree: 2, DoctoralDegree: 4 };

const CIP_SERIES =
  '01 03 04 09 11 13 14 15 16 19 22 23 24 26 27 30 31 38 40 42 43 45 46 47 48 49 50 51 52 54'.split(
    ' ',
  );
const WORDS =
  `Applied Care Data Design Energy Finance Food Health Industrial Learning Logistics Machine Medical Network
  Nursing Public Renewable Safety Security Social Software Surveying Systems Teaching Water Welding`.split(
    /\s+/,
  );
const PLACES =
  `Alder Brant Calder Dunmere Elsten Farrow Gorse Hollin Jarrow Kelder Merrin Norvale Oxley Pellam
  Quarn Rushden Selwick Umber Wexcombe Yarrow`.split(/\s+/);
const SENTENCES = [
  'Students learn the methods of the trade and use them in projects with local employers.',
  'Graduates are prepared for entry-level work and for further study in the field.',
  'The program combines classroom instruction with supervised practice.',
  'Courses are offered in the evening and online, so that people in work can take part.',
  'Completion requires a final project that is assessed by the faculty.',
];

/** The dice of one record: each has its own, so that both forms draw alike in whatever order. */
class RecordDice extends Dice {
  constructor(seed, kind, at) {
    super(Math.imul(seed, 0x9e3779b1) ^ Math.imul(at * 8 + kind, 0x85ebca6b));
    this.next();
  }
  /** One row of a table by the weights in one of its columns. */
  weighted(rows, column) {
    let rest = this.next() * rows.reduce((sum, row) => sum + row[column], 0);
    return rows.find((row) => (rest -= row[column]) < 0) ?? rows[0];
  }
}

const KIND = { credential: 1, course: 2, owner: 3, transfer: 4, pathway: 5 };

function ctid(seed, kind, at) {
  const dice = new RecordDice(seed + 77, kind, at);
  const hex = (digits) =>
    Array.from({ length: digits }, () => dice.int(0, 15).toString(16)).join('');
  return `ce-${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${at.toString(16).padStart(12, '0')}`;
}

/**
 * Who owns how many: by Zipf's law, so that there are few large owners and a long tail. Gives where each one's run
 * of places begins.
 */
function runs(total, owners, takes) {
  const weights = Array.from({ length: owners }, (_, k) => (takes(k) ? (k + 4) ** -0.8 : 0));
  const sum = weights.reduce((a, b) => a + b, 0);
  const starts = [0];
  let reached = 0;
  for (const weight of weights) {
    reached += weight;
    starts.push(Math.round((reached / sum) * total));
  }
  return starts;
}

/** Two owners in three are colleges, the others boards and companies, which have no courses. */
const teaches = (owner) => owner % 3 !== 1;

/** Which owner's run a place lies in. */
function ownerOf(starts, place) {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= place) low = middle;
    else high = middle;
  }
  return low;
}

const gcd = (a, b) => (b === 0 ? a : gcd(b, a % b));

/** The order in which a registry happens to hold its records: every place once, owners mixed. */
function* mixed(total) {
  let step = Math.max(1, Math.floor(total * 0.618));
  while (gcd(step, total) !== 1) ++step;
  for (let i = 0, place = 0; i < total; ++i, place = (place + step) % total) yield place;
}

/** The registry as plain records, made one at a time; both forms are written from these. */
export class Registry {
  constructor({ seed = 1, credentials = CREDENTIALS, courses = COURSES } = {}) {
    this.seed = seed;
    this.credentials = credentials;
    this.courses = courses;
    this.owners = Math.max(1, Math.round(credentials / CREDENTIALS_OF_AN_OWNER));
    const documents = credentials + courses + this.owners;
    this.transfers = Math.round(
      (documents * TRANSFER_VALUES_OF_DOCUMENTS) / (1 - TRANSFER_VALUES_OF_DOCUMENTS),
    );
    this.pathways = Math.round(credentials * PATHWAYS_OF_CREDENTIALS);
    this.credentialRuns = runs(credentials, this.owners, () => true);
    this.courseRuns = runs(courses, this.owners, teaches);
  }

  id(kind, at) {
    return `${REGISTRY}/resources/${ctid(this.seed, kind, at)}`;
  }
  dice(kind, at) {
    return new RecordDice(this.seed, kind, at);
  }

  owner(at) {
    const dice = this.dice(KIND.owner, at);
    return {
      id: this.id(KIND.owner, at),
      name: `${dice.one(PLACES)} ${teaches(at) ? dice.one(['College', 'University']) : dice.one(['Board', 'Institute', 'Association'])} ${at + 1}`,
      type: teaches(at) ? 'higherEducation' : dice.one(['industry', 'profession', 'government']),
      url: `https://owner-${at + 1}.example.org/`,
    };
  }

  /** Another record of the same owner, where it has one. */
  neighbour(dice, starts, owner, not) {
    const count = starts[owner + 1] - starts[owner];
    if (count < 2) return undefined;
    const place = starts[owner] + dice.int(0, count - 1);
    return place === not ? undefined : place;
  }

  /** Courses of one owner, in a run, as a program names them. */
  targets(dice, owner, most) {
    const begin = this.courseRuns[owner];
    const count = this.courseRuns[owner + 1] - begin;
    const wanted = Math.min(most, count);
    if (wanted === 0) return [];
    const first = dice.int(0, count - 1);
    return Array.from({ length: wanted }, (_, i) => begin + ((first + i) % count));
  }

  describe(dice, type) {
    const field = `${dice.one(WORDS)} ${dice.one(WORDS)}`;
    return {
      name: `${type.replace(/(?<!^)[A-Z]/g, ' $&')} in ${field}`,
      description: Array.from({ length: dice.int(1, 4) }, () => dice.one(SENTENCES)).join(' '),
      fields: Array.from(
        { length: dice.int(1, 3) },
        () => `${dice.one(CIP_SERIES)}.${String(dice.int(1, 60)).padStart(4, '0')}`,
      ).filter((code, i, all) => all.indexOf(code) === i),
    };
  }

  credential(at) {
    const dice = this.dice(KIND.credential, at);
    const owner = ownerOf(this.credentialRuns, at);
    const [ctdlClass, type] = dice.weighted(MIX, 2);
    const record = {
      id: this.id(KIND.credential, at),
      class: ctdlClass,
      type,
      owner,
      ...this.describe(dice, type),
      url: `https://owner-${owner + 1}.example.org/programs/${at}`,
      asOf: `${dice.int(2023, 2026)}-0${dice.int(1, 9)}-${dice.int(10, 28)}`,
      occupations: dice.chance(30)
        ? [`${dice.int(11, 53)}-${dice.int(1, 9)}0${dice.int(10, 99)}`]
        : [],
    };
    const has = Object.fromEntries(
      Object.entries(SHARES).map(([name, share]) => [name, dice.chance(share)]),
    );
    if (has.duration) record.duration = YEARS[type] ? `P${YEARS[type]}Y` : `P${dice.int(4, 50)}W`;
    if (has.cost) record.cost = dice.int(20, 4000) * 1000;
    if (has.credit) record.credit = LEVELS[type] ?? dice.int(3, 30);
    if (has.aid) record.aid = ['Federal grants', 'Military tuition assistance'][dice.int(0, 1)];
    const [, least, most] = dice.weighted(TARGETS, 0);
    if (has.conditions) {
      record.condition = `Completion of ${dice.int(2, 20)} courses with a passing grade.`;
      // All targets stand on credentials with conditions.
      if (most > 0) record.targets = this.targets(dice, owner, dice.int(least, most));
    }
    for (const [link, share] of Object.entries(LINKS)) {
      if (!dice.chance(share)) continue;
      const other = this.neighbour(dice, this.credentialRuns, owner, at);
      // Forward links and parts go one way along the run, so that they make no circle of requirements.
      if (other !== undefined && (link === 'isPreparationFor' || other < at)) record[link] = other;
    }
    return record;
  }

  course(at) {
    const dice = this.dice(KIND.course, at);
    const owner = ownerOf(this.courseRuns, at);
    const record = {
      id: this.id(KIND.course, at),
      class: 'Course',
      type: 'Course',
      owner,
      ...this.describe(dice, 'Course'),
      url: `https://owner-${owner + 1}.example.org/courses/${at}`,
      asOf: `${dice.int(2023, 2026)}-0${dice.int(1, 9)}-${dice.int(10, 28)}`,
      occupations: [],
    };
    if (dice.chance(COURSE_SHARES.duration)) record.duration = `P${dice.int(6, 16)}W`;
    if (dice.chance(COURSE_SHARES.cost)) record.cost = dice.int(20, 200) * 1000;
    if (dice.chance(COURSE_SHARES.credit)) record.credit = dice.int(1, 5);
    if (dice.chance(COURSE_SHARES.conditions)) record.condition = 'Placement or an earlier course.';
    return record;
  }

  /** What somebody recommends that a credential is worth as a course elsewhere. */
  transfer(at) {
    const dice = this.dice(KIND.transfer, at);
    return {
      id: this.id(KIND.transfer, at),
      from: dice.int(0, this.credentials - 1),
      to: dice.int(0, this.courses - 1),
      by: dice.int(0, this.owners - 1),
      credit: dice.int(1, 6),
      asOf: `${dice.int(2023, 2026)}-0${dice.int(1, 9)}-01`,
    };
  }

  pathway(at) {
    const dice = this.dice(KIND.pathway, at);
    return {
      id: this.id(KIND.pathway, at),
      owner: dice.int(0, this.owners - 1),
      steps: Array.from({ length: dice.int(2, 12) }, () => dice.int(0, this.credentials - 1)),
    };
  }
}

// ---- the native form ------------------------------------------------------------------------------

function nativeAchievement(registry, record) {
  const credit = record.credit && { value: record.credit, unit: 'US-SH' };
  const named = (record.targets ?? []).map((at) => ({ achievement: registry.id(KIND.course, at) }));
  if (record.requires !== undefined) {
    named.push({ achievement: registry.id(KIND.credential, record.requires) });
  }
  const requirement =
    named.length > 0
      ? { name: record.condition, all: named }
      : record.condition && record.type !== 'Course'
        ? { text: record.condition }
        : undefined;
  return {
    id: record.id,
    type: record.type,
    name: record.name,
    owner: registry.id(KIND.owner, record.owner),
    description: record.description,
    url: record.url,
    status: 'current',
    ...(credit && { credit }),
    ...(record.duration && { duration: record.duration }),
    field: record.fields.map((code) => ({ scheme: 'CIP', code })),
    ...(record.occupations.length && {
      occupation: record.occupations.map((code) => ({ scheme: 'SOC', code })),
    }),
    ...(record.cost && {
      costs: [{ kind: 'tuition', price: { minor: record.cost, currency: 'USD' } }],
    }),
    ...(record.aid && { funding: [record.aid] }),
    ...(requirement && { requirement }),
    ...(record.condition && record.type === 'Course' && { entry: { text: record.condition } }),
    ...(record.hasPart !== undefined && {
      hasPart: [registry.id(KIND.credential, record.hasPart)],
    }),
    source: { url: record.id, asOf: record.asOf },
  };
}

const FORMS = { isPreparationFor: 'preparation', isAdvancedStandingFor: 'advancedStanding' };

function* nativeRecognitions(registry) {
  for (let at = 0; at < registry.credentials; ++at) {
    const record = registry.credential(at);
    for (const [link, form] of Object.entries(FORMS)) {
      if (record[link] === undefined) continue;
      yield {
        id: `${record.id}#${link}/0`,
        credential: record.id,
        target: registry.id(KIND.credential, record[link]),
        assertedBy: registry.id(KIND.owner, record.owner),
        grants: [{ form }],
        source: { url: record.id, asOf: record.asOf },
      };
    }
  }
  for (let at = 0; at < registry.transfers; ++at) {
    const { id, from, to, by, credit, asOf } = registry.transfer(at);
    yield {
      id,
      credential: registry.id(KIND.credential, from),
      target: registry.id(KIND.course, to),
      assertedBy: registry.id(KIND.owner, by),
      stage: 'recommended',
      grants: [{ form: 'block', credit: { value: credit, unit: 'US-SH' } }],
      source: { url: id, asOf },
    };
  }
}

function* records(registry, credential, course) {
  for (const at of mixed(registry.credentials)) yield credential(registry.credential(at));
  for (const at of mixed(registry.courses)) yield course(registry.course(at));
}

/** The lines of one native catalogue. */
export function* nativeLines(registry) {
  const heading = {
    credstack: 1,
    id: `urn:registry:generated:${registry.seed}`,
    name: 'Registry (fictional)',
    version: `seed ${registry.seed}`,
    asOf: '2026-11',
    'x-about': 'Made by tools/generate-registry.mjs. Every body, award and price is invented.',
  };
  yield `${JSON.stringify(heading).slice(0, -1)},\n`;
  yield* list('organizations', organizations(registry), ',\n');
  const native = (record) => nativeAchievement(registry, record);
  yield* list('achievements', records(registry, native, native), ',\n');
  yield* list('recognitions', nativeRecognitions(registry), '}\n');
}

function* organizations(registry) {
  for (let at = 0; at < registry.owners; ++at) yield registry.owner(at);
}

function* list(name, items, end) {
  yield `"${name}":[\n`;
  yield* separated(items);
  yield `]${end}`;
}

function* separated(items) {
  let before = '';
  for (const item of items) {
    yield `${before}${JSON.stringify(item)}`;
    before = ',\n';
  }
  yield '\n';
}

// ---- as the registry gives it ---------------------------------------------------------------------

const words = (text) => ({ 'en-US': text });
const concept = (node) => ({
  '@type': 'ceterms:CredentialAlignmentObject',
  'ceterms:targetNode': node,
});
const code = (framework) => (notation) => ({
  '@type': 'ceterms:CredentialAlignmentObject',
  'ceterms:codedNotation': notation,
  'ceterms:frameworkName': words(framework),
});
const value = (credit) => ({
  '@type': 'ceterms:ValueProfile',
  'schema:value': credit,
  'ceterms:creditUnitType': [concept('creditUnit:SemesterHour')],
});

function graph(node) {
  return {
    '@context': 'https://credreg.net/ctdl/schema/context/json',
    '@id': node['@id'].replace('/resources/', '/graph/'),
    '@graph': [node],
  };
}

function node(id, name, members) {
  return {
    '@id': id,
    '@type': `ceterms:${name}`,
    'ceterms:ctid': id.slice(id.lastIndexOf('/') + 1),
    ...members,
  };
}

function ctdlAchievement(registry, record) {
  const owner = [registry.id(KIND.owner, record.owner)];
  const link = (name) =>
    record[name] !== undefined && {
      [`ceterms:${name}`]: [
        {
          '@type': 'ceterms:ConditionProfile',
          'ceterms:targetCredential': [registry.id(KIND.credential, record[name])],
        },
      ],
    };
  const isCourse = record.class === 'Course';
  const credit = record.credit && [value(record.credit)];
  const condition = (record.condition || record.requires !== undefined || credit) && {
    '@type': 'ceterms:ConditionProfile',
    'ceterms:description': words(record.condition ?? 'Credit to be earned.'),
    ...(credit && !isCourse && { 'ceterms:creditValue': credit }),
    ...(record.targets?.length && {
      'ceterms:targetLearningOpportunity': record.targets.map((at) => registry.id(KIND.course, at)),
    }),
    ...(record.requires !== undefined && {
      'ceterms:targetCredential': [registry.id(KIND.credential, record.requires)],
    }),
  };
  return graph(
    node(record.id, record.class, {
      'ceterms:name': words(record.name),
      'ceterms:description': words(record.description),
      'ceterms:subjectWebpage': record.url,
      'ceterms:ownedBy': owner,
      'ceterms:offeredBy': owner,
      'ceterms:inLanguage': ['en-US'],
      [isCourse ? 'ceterms:lifeCycleStatusType' : 'ceterms:credentialStatusType']: concept(
        isCourse ? 'lifeCycle:Active' : 'credentialStat:Active',
      ),
      'ceterms:dateModified': record.asOf,
      ...(isCourse && credit && { 'ceterms:creditValue': credit }),
      ...(record.duration && {
        'ceterms:estimatedDuration': [
          { '@type': 'ceterms:DurationProfile', 'ceterms:exactDuration': record.duration },
        ],
      }),
      'ceterms:instructionalProgramType': record.fields.map(
        code('Classification of Instructional Programs'),
      ),
      ...(record.occupations.length && {
        'ceterms:occupationType': record.occupations.map(
          code('Standard Occupational Classification'),
        ),
      }),
      ...(record.cost && {
        'ceterms:estimatedCost': [
          {
            '@type': 'ceterms:CostProfile',
            'ceterms:currency': 'USD',
            'ceterms:price': record.cost / 100,
            'ceterms:directCostType': concept('costType:Tuition'),
          },
        ],
      }),
      ...(record.aid && {
        'ceterms:financialAssistance': [
          { '@type': 'ceterms:FinancialAssistanceProfile', 'ceterms:name': words(record.aid) },
        ],
      }),
      ...(condition &&
        (!isCourse || record.condition) && {
          [isCourse ? 'ceterms:entryCondition' : 'ceterms:requires']: [condition],
        }),
      ...(record.hasPart !== undefined && {
        'ceterms:hasPart': [registry.id(KIND.credential, record.hasPart)],
      }),
      ...link('isPreparationFor'),
      ...link('isAdvancedStandingFor'),
    }),
  );
}

function ctdlOrganization({ id, name, url }) {
  return graph(
    node(id, 'CredentialOrganization', {
      'ceterms:name': words(name),
      'ceterms:subjectWebpage': url,
    }),
  );
}

function ctdlTransfer(registry, { id, from, to, by, credit, asOf }) {
  return graph(
    node(id, 'TransferValueProfile', {
      'ceterms:name': words('Credit recommendation'),
      'ceterms:ownedBy': [registry.id(KIND.owner, by)],
      'ceterms:startDate': asOf,
      'ceterms:transferValue': [value(credit)],
      'ceterms:transferValueFrom': [registry.id(KIND.credential, from)],
      'ceterms:transferValueFor': [registry.id(KIND.course, to)],
    }),
  );
}

function ctdlPathway(registry, { id, owner, steps }) {
  const component = (i) => `_:component-${i}`;
  const document = graph(
    node(id, 'Pathway', {
      'ceterms:name': words('Pathway'),
      'ceterms:ownedBy': [registry.id(KIND.owner, owner)],
      'ceterms:hasDestinationComponent': [component(steps.length - 1)],
      'ceterms:hasPart': steps.map((_, i) => component(i)),
    }),
  );
  steps.forEach((at, i) => {
    document['@graph'].push({
      '@id': component(i),
      '@type': 'ceterms:CredentialComponent',
      'ceterms:proxyFor': registry.id(KIND.credential, at),
      ...(i > 0 && { 'ceterms:precededBy': [component(i - 1)] }),
    });
  });
  return document;
}

function* ctdlDocuments(registry) {
  for (const owner of organizations(registry)) yield ctdlOrganization(owner);
  const ctdl = (record) => ctdlAchievement(registry, record);
  yield* records(registry, ctdl, ctdl);
  for (let at = 0; at < registry.transfers; ++at) {
    yield ctdlTransfer(registry, registry.transfer(at));
  }
  for (let at = 0; at < registry.pathways; ++at) yield ctdlPathway(registry, registry.pathway(at));
}

/** The lines of one array of `/graph` documents. */
export function* ctdlLines(registry) {
  yield '[\n';
  yield* separated(ctdlDocuments(registry));
  yield ']\n';
}

// ---- the command ----------------------------------------------------------------------------------

/** Writes the lines piece by piece. @return how many bytes */
function write(file, lines) {
  mkdirSync(dirname(file), { recursive: true });
  const out = openSync(file, 'w');
  let bytes = 0;
  let piece = '';
  const flush = () => {
    bytes += Buffer.byteLength(piece);
    writeSync(out, piece);
    piece = '';
  };
  for (const line of lines) {
    piece += line;
    if (piece.length > 1 << 20) flush();
  }
  flush();
  closeSync(out);
  return bytes;
}

function main() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      credentials: { type: 'string', default: String(CREDENTIALS) },
      courses: { type: 'string', default: String(COURSES) },
      native: { type: 'string' },
      ctdl: { type: 'string' },
    },
  });
  const [seed, credentials, courses] = [values.seed, values.credentials, values.courses].map(
    Number,
  );
  const registry = new Registry({ seed, credentials, courses });
  for (const [file, lines] of [
    [values.native, nativeLines],
    [values.ctdl, ctdlLines],
  ]) {
    if (!file) continue;
    const bytes = write(file, lines(registry));
    console.log(
      `${file}: ${credentials} credentials, ${courses} courses, ${registry.owners} organizations, ` +
        `${registry.transfers} transfer values, ${registry.pathways} pathways, ${bytes} bytes`,
    );
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
