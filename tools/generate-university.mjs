// A fictional university of any size, for benchmarks and demonstrations: the same seed gives the same
// bytes everywhere. Nothing here is real, and nothing depends on the clock or the machine.
//
//   node tools/generate-university.mjs [--seed 1] [--credentials 1000] [--courses 10000] [--out FILE]
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { Dice } from './dice.mjs';

const UNIVERSITY = 'urn:corvane:university';

/** Faculties and their subjects: course prefix, name, name in French, two-digit CIP series. */
const SUBJECTS = `
Science|BIO|Biology|biologie|26
Science|CHE|Chemistry|chimie|40
Science|PHY|Physics|physique|40
Science|MAT|Mathematics|mathématiques|27
Science|STA|Statistics|statistique|27
Computing|INF|Computer Science|informatique|11
Computing|DAT|Data Science|science des données|30
Computing|NET|Networks|réseaux|11
Computing|SEC|Information Security|sécurité informatique|11
Computing|HCI|Interaction Design|design d’interaction|11
Engineering|CIV|Civil Engineering|génie civil|14
Engineering|MEC|Mechanical Engineering|génie mécanique|14
Engineering|ELE|Electrical Engineering|génie électrique|14
Engineering|ENV|Environmental Engineering|génie de l’environnement|14
Engineering|MTR|Materials Engineering|génie des matériaux|14
Business|ACC|Accounting|comptabilité|52
Business|FIN|Finance|finance|52
Business|MKT|Marketing|marketing|52
Business|HRM|Human Resources|ressources humaines|52
Business|SCM|Supply Chains|logistique|52
Health|NUR|Nursing|soins infirmiers|51
Health|PHA|Pharmacy|pharmacie|51
Health|PUB|Public Health|santé publique|51
Health|NUT|Nutrition|nutrition|51
Health|REH|Rehabilitation|réadaptation|51
Society|ECO|Economics|économie|45
Society|SOC|Sociology|sociologie|45
Society|POL|Politics|science politique|45
Society|PSY|Psychology|psychologie|42
Society|EDU|Education|éducation|13
Humanities|HIS|History|histoire|54
Humanities|PHI|Philosophy|philosophie|38
Humanities|LIN|Linguistics|linguistique|16
Humanities|LIT|Literature|littérature|23
Humanities|MUS|Music|musique|50
Land|AGR|Agriculture|agriculture|01
Land|FOR|Forestry|foresterie|03
Land|GEO|Geography|géographie|45
Land|ARC|Architecture|architecture|04
Land|PLA|Planning|urbanisme|04
`
  .trim()
  .split('\n')
  .map((line) => {
    const [faculty, prefix, name, french, cip] = line.split('|');
    return { faculty, prefix, name, french, cip };
  });

/** How often each kind of credential comes; those marked outside belong to other bodies. */
const MIX = [
  { type: 'MicroCredential', share: 20 },
  { type: 'Certificate', share: 15 },
  { type: 'Diploma', share: 13 },
  { type: 'BachelorDegree', share: 17 },
  { type: 'PostBaccalaureateCertificate', share: 13 },
  { type: 'MasterDegree', share: 11 },
  { type: 'Badge', share: 2 },
  { type: 'BachelorDegree', share: 3, outside: 'higherEducation' },
  { type: 'Certification', share: 3, outside: 'industry' },
  { type: 'ProfessionalDesignation', share: 2, outside: 'profession' },
  { type: 'License', share: 1, outside: 'government' },
];

const BODIES = [
  ['higherEducation', 20, ['University', 'Polytechnic', 'College']],
  ['industry', 14, ['Systems', 'Works', 'Alliance']],
  ['profession', 8, ['Institute of Practitioners', 'Chartered Society']],
  ['platform', 3, ['Learning Platform']],
  ['qualityAssurance', 3, ['Credit Recommendation Service']],
  ['government', 2, ['Licensing Board']],
];
const PLACES =
  `Alder Brant Calder Dunmere Elsten Farrow Gorse Hollin Ivel Jarrow Kelder Larkhill Merrin Norvale Oxley
  Pellam Quarn Rushden Selwick Tarn Umber Varley Wexcombe Yarrow Zennor`.split(/\s+/);
const QUALIFIERS =
  `Foundations Methods Topics Practice History Principles Problems Applications Theory Seminar
  Workshop Project Studio Field Laboratory`.split(/\s+/);
const THEMES =
  `Change Measurement Design Systems Evidence Risk Communication Ethics Models Policy Markets Materials
  Culture Language Growth Space Energy Care Networks Quality Memory Decision Structure Learning Water`.split(
    /\s+/,
  );

class UniversityDice extends Dice {
  date(fromYear, toYear) {
    const two = (n) => String(n).padStart(2, '0');
    return `${this.int(fromYear, toYear)}-${two(this.int(1, 12))}-${two(this.int(1, 28))}`;
  }
  /** The list in another order (Fisher and Yates). */
  shuffled(list) {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  }
}

const ects = (value) => ({ value, unit: 'ECTS' });
const euro = (whole) => ({ minor: whole * 100, currency: 'EUR', asOf: '2026' });
const achievement = (id) => ({ achievement: id });
const all = (ids) => ({ all: ids.map(achievement) });
const choose = (n, ids) => ({ choose: n, of: ids.map(achievement) });
const from = (id, name, credit, ids) => ({ id, name, credits: ects(credit), from: ids });
const open = (id, name, credit) => ({ id, name, credits: ects(credit), open: true });

/** Courses of one subject in a fixed pattern of 20: seven at EQF 5, seven at 6, four at 7, a project, a thesis. */
function makeCourse(dice, subject, number) {
  const place = number % 20;
  const level = place < 7 ? 5 : place < 14 ? 6 : 7;
  const size = place === 18 ? 15 : place === 19 ? 30 : 5;
  const code = `${subject.prefix} ${level}${String(number).padStart(3, '0')}`;
  const earlier = subject.courses.filter((c) => c.size === 5 && c.level === level - 1);
  const record = {
    id: `urn:corvane:course:${code.replace(' ', '-').toLowerCase()}`,
    type: 'Course',
    name: `${code} ${subject.name}: ${dice.one(QUALIFIERS)} of ${dice.one(THEMES)} and ${dice.one(THEMES)}`,
    owner: UNIVERSITY,
    credit: ects(size),
    workload: `PT${size * dice.int(25, 30)}H`,
    level: { framework: 'EQF', level },
    field: [{ scheme: 'CIP', code: subject.cip, name: subject.name }],
    status: dice.chance(97) ? 'current' : dice.one(['expiring', 'closed']),
    costs: [{ kind: 'tuition', price: euro(size * dice.int(60, 140)) }],
  };
  if (earlier.length > 0 && dice.chance(60)) record.entry = achievement(dice.one(earlier).id);
  return { id: record.id, level, size, record };
}

/** Hands out courses of a subject, each at most once to one program. */
function drawer(dice, subject) {
  const piles = new Map();
  return (level, count, size = 5) => {
    const key = `${level}/${size}`;
    if (!piles.has(key)) {
      const fitting = subject.courses.filter((c) => c.level === level && c.size === size);
      piles.set(
        key,
        dice.shuffled(fitting).map((c) => c.id),
      );
    }
    return piles.get(key).splice(0, count);
  };
}

function certificateTree(dice, subject) {
  const draw = drawer(dice, subject);
  const core = dice.int(2, 3);
  const stacked = subject.stackable.length > 0 ? dice.one(subject.stackable) : draw(5, 1)[0];
  return {
    all: [
      achievement(stacked),
      ...draw(5, core).map(achievement),
      choose(1, draw(5, 3)),
      from('certificate-electives', 'Electives', 20 - 5 * core, draw(6, 6)),
    ],
  };
}

function diplomaTree(dice, subject) {
  const draw = drawer(dice, subject);
  const stacks = subject.certificates.length > 0 && dice.chance(50);
  const firstStage = stacks
    ? achievement(dice.one(subject.certificates))
    : from('first-stage', 'First stage', 30, draw(5, dice.int(8, 10)));
  return {
    all: [
      firstStage,
      all(draw(6, 3)),
      choose(2, draw(6, 4)),
      open('diploma-electives', 'Electives', 5),
    ],
  };
}

function bachelorTree(dice, subject, other) {
  const draw = drawer(dice, subject);
  const minor = dice.chance(40);
  const core = dice.int(6, minor ? 8 : 10);
  const groups = dice.int(1, 3);
  const major = minor ? 20 : 30;
  const electives = 180 - 60 - 5 * core - 10 * groups - major - (minor ? 20 : 0);
  const parts = [
    from('first-year', 'First year', 60, draw(5, dice.int(14, 18))),
    { id: 'core', name: 'Core', ...all(draw(6, core)) },
    ...Array.from({ length: groups }, () => choose(2, draw(6, 4))),
    from('major', 'Major', major, draw(6, 8)),
  ];
  if (minor) {
    const second = drawer(dice, other);
    parts.push({ id: 'minor', name: 'Minor', any: [all(second(6, 4)), all(second(6, 4))] });
  }
  return { all: [...parts, open('free-electives', 'Free electives', electives)] };
}

function postgraduateTree(dice, subject) {
  const draw = drawer(dice, subject);
  const [advanced] = subject.advanced.length > 0 ? [dice.one(subject.advanced)] : draw(7, 1);
  return {
    all: [
      ...draw(7, 2).map(achievement),
      { any: [advanced, ...draw(7, 1)].map(achievement) },
      choose(1, draw(7, 3)),
      from('postgraduate-electives', 'Electives', 10, draw(7, 4)),
    ],
  };
}

function masterTree(dice, subject) {
  const draw = drawer(dice, subject);
  return {
    all: [
      from('first-stage', 'First stage', 30, draw(7, 7)),
      { id: 'core', name: 'Core', ...all(draw(7, 4)) },
      choose(2, draw(7, 4)),
      from('master-electives', 'Electives', 20, draw(7, 6)),
      open('free-electives', 'Free electives', 10),
      {
        id: 'thesis',
        name: 'Thesis or projects',
        any: [...draw(7, 1, 30).map(achievement), all(draw(7, 2, 15))],
      },
    ],
  };
}

function outsideDegreeTree() {
  return {
    all: [
      open('first-year', 'First year', 60),
      open('second-year', 'Second year', 60),
      { id: 'recognised-credit', name: 'Credit from elsewhere', credits: ects(20) },
      open('third-year', 'Third year', 40),
    ],
  };
}

/** What is the same for every credential of a type. */
const SHAPES = {
  Badge: { label: 'Badge', french: 'Badge', duration: 'P2W' },
  MicroCredential: {
    label: 'Micro-credential',
    french: 'Micro-certification',
    credit: 5,
    duration: 'P8W',
  },
  Certificate: {
    label: 'Certificate',
    french: 'Certificat',
    credit: 30,
    level: 5,
    duration: 'P6M',
  },
  Diploma: { label: 'Diploma', french: 'Diplôme', credit: 60, level: 5, duration: 'P1Y' },
  BachelorDegree: { label: 'Bachelor', french: 'Licence', credit: 180, level: 6, duration: 'P3Y' },
  PostBaccalaureateCertificate: {
    label: 'Postgraduate Certificate',
    french: 'Certificat d’études supérieures',
    credit: 30,
    level: 7,
    duration: 'P6M',
  },
  MasterDegree: { label: 'Master', french: 'Master', credit: 120, level: 7, duration: 'P2Y' },
  Certification: { label: 'Certified Specialist' },
  ProfessionalDesignation: { label: 'Chartered Practitioner' },
  License: { label: 'Licence to Practise' },
};

/** Whole numbers in the proportion of the shares, that add up to the total (largest remainders first). */
function apportion(total) {
  const exact = MIX.map((m) => (m.share * total) / 100);
  const counts = exact.map(Math.floor);
  const byRemainder = exact
    .map((x, i) => [x - counts[i], i])
    .sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  const left = total - counts.reduce((a, b) => a + b, 0);
  for (const [, i] of byRemainder.slice(0, left)) counts[i]++;
  return counts;
}

function makeOrganizations(dice) {
  const organizations = [
    {
      id: UNIVERSITY,
      name: 'University of Corvane',
      type: 'higherEducation',
      jurisdiction: 'LU',
      url: 'https://corvane.example/',
    },
  ];
  for (const [type, count, forms] of BODIES) {
    for (let i = 0; i < count; i++) {
      const place = PLACES[(organizations.length * 7) % PLACES.length];
      organizations.push({
        id: `urn:outside:body:${organizations.length}`,
        name: `${place} ${dice.one(forms)} ${organizations.length}`,
        type,
        jurisdiction: dice.one(['LU', 'BE', 'FR', 'DE']),
      });
    }
  }
  return organizations;
}

const TREES = {
  Certificate: certificateTree,
  Diploma: diplomaTree,
  BachelorDegree: bachelorTree,
  PostBaccalaureateCertificate: postgraduateTree,
  MasterDegree: masterTree,
};

function makeCredential(dice, kind, serial, subject, other, organizations) {
  const { type } = kind;
  const shape = SHAPES[type];
  const owner = kind.outside
    ? dice.one(organizations.filter((o) => o.type === kind.outside && o.id !== UNIVERSITY)).id
    : UNIVERSITY;
  const level = type === 'MicroCredential' ? dice.one([5, 5, 6, 7]) : shape.level;
  const english = `${shape.label} in ${subject.name} ${serial}`;
  const record = {
    id: `urn:${kind.outside ? 'outside' : 'corvane'}:${type.toLowerCase()}:${serial}`,
    type,
    name:
      !kind.outside && dice.chance(20)
        ? { en: english, fr: `${shape.french} en ${subject.french} ${serial}` }
        : english,
    owner,
  };
  if (!kind.outside) record.url = `https://corvane.example/awards/${serial}`;
  if (shape.credit) record.credit = ects(shape.credit);
  else if (type === 'Badge') record.nonCredit = true;
  if (shape.duration) record.duration = shape.duration;
  if (level) record.level = { framework: 'EQF', level };
  record.field = [{ scheme: 'CIP', code: subject.cip, name: subject.name }];
  record['x-faculty'] = subject.faculty;
  record.skills = [subject.name.toLowerCase(), dice.one(THEMES).toLowerCase()];
  record.status = dice.chance(92) ? 'current' : dice.one(['expiring', 'closed']);
  if (dice.chance(60)) record.reviewBy = dice.date(2025, 2030);
  if (dice.chance(85)) {
    record.costs = shape.credit
      ? [
          { kind: 'tuitionPerCredit', price: euro(dice.int(60, 140)), audience: 'residents' },
          { kind: 'tuitionPerCredit', price: euro(dice.int(150, 320)), audience: 'others' },
        ]
      : [{ kind: 'exam', price: euro(dice.int(90, 600)) }];
  }
  if (kind.outside === 'higherEducation') record.requirement = outsideDegreeTree();
  else if (!kind.outside && TREES[type]) record.requirement = TREES[type](dice, subject, other);
  if (type === 'PostBaccalaureateCertificate' || type === 'MasterDegree')
    record.entry = { holds: ['BachelorDegree'] };
  if (dice.chance(15))
    record.priorLearning = [{ method: 'Portfolio', capShare: '1/4', fee: euro(dice.int(50, 250)) }];
  return record;
}

/** Enters a credential where later trees of its subject may name it. */
function remember(subject, record) {
  if (record.owner !== UNIVERSITY || record.status === 'closed') return;
  if (record.type === 'MicroCredential') {
    (record.level.level === 7 ? subject.advanced : subject.stackable).push(record.id);
  }
  if (record.type === 'Certificate') subject.certificates.push(record.id);
}

const CONDITIONS = [
  { kind: 'admission', text: 'Admission to the program.' },
  { kind: 'minimumGrade', grade: 'B', text: 'B or better.' },
  {
    kind: 'recency',
    maxAge: 'P5Y',
    onExpiry: 'elective',
    text: 'Completed in the last five years.',
  },
  { kind: 'approval', text: 'Approved by the head of the program.' },
  { kind: 'timeLimit', maxAge: 'P7Y', text: 'The program is finished within seven years.' },
  { kind: 'origin', jurisdictions: ['LU', 'BE'], text: 'Awards from Luxembourg or Belgium.' },
  { kind: 'enrolment', text: 'Enrolled in the program.' },
];

/** One decision: mostly in force, some over, some only claimed by the giver, some refused. */
function makeRecognition(dice, serial, credential, target, grant) {
  const record = {
    id: `urn:corvane:recognition:${serial}`,
    credential: credential.id,
    target: target.id,
  };
  const claimed = credential.owner !== target.owner && dice.chance(20);
  record.assertedBy = [claimed ? credential.owner : target.owner];
  if (dice.chance(4)) record.decision = 'refused';
  else record.grants = [grant];
  const conditions = dice.shuffled(CONDITIONS).slice(0, dice.one([0, 0, 1, 1, 2]));
  if (conditions.length > 0 && record.grants) record.conditions = conditions;
  if (dice.chance(3)) record.places = dice.int(0, 12);
  const year = dice.int(2020, 2026);
  record.validFrom = dice.date(year, year);
  if (dice.chance(85)) record.validUntil = dice.date(Math.max(2024, year + 1), 2030);
  record.source = {
    url: `https://corvane.example/decisions/${serial}`,
    title: `Decision ${serial}`,
    asOf: dice.date(2021, 2026),
    certainty: dice.one(['verified', 'verified', 'verified', 'secondary', 'uncertain']),
  };
  return record;
}

function makeRecognitions(dice, credentials, organizations) {
  const list = [];
  const of = (type, own = true) =>
    credentials.filter((c) => c.type === type && (c.owner === UNIVERSITY) === own);
  const add = (credential, target, grant) =>
    list.push(makeRecognition(dice, list.length + 1, credential, target, grant));
  const sameField = (credential, targets) =>
    targets.filter((t) => t.field[0].name === credential.field[0].name);
  const hasSlot = (slot) => (t) => t.requirement.all.some((part) => part.id === slot);
  const into = (givers, targets, percent, grant) => {
    for (const giver of givers) {
      const fitting = sameField(giver, targets);
      if (fitting.length > 0 && dice.chance(percent)) add(giver, dice.one(fitting), grant);
    }
  };
  into(of('Certificate'), of('Diploma').filter(hasSlot('first-stage')), 60, {
    form: 'block',
    credit: ects(30),
    slot: 'first-stage',
  });
  into(of('Diploma'), of('BachelorDegree'), 70, {
    form: 'block',
    credit: ects(60),
    slot: 'first-year',
  });
  into(of('PostBaccalaureateCertificate'), of('MasterDegree'), 80, {
    form: 'block',
    credit: ects(30),
    slot: 'first-stage',
  });
  into(of('Badge'), of('Certificate'), 50, { form: 'preparation' });

  const abroad = of('BachelorDegree', false);
  const own = of('BachelorDegree');
  const designations = [...of('ProfessionalDesignation', false), ...of('License', false)];
  for (const giver of [...of('MicroCredential'), ...of('Certificate')]) {
    if (abroad.length > 0 && dice.chance(35)) {
      const credit = ects(Math.min(giver.credit.value, 20));
      add(giver, dice.one(abroad), { form: 'block', credit, slot: 'recognised-credit' });
    }
  }
  for (const giver of own) {
    if (designations.length > 0 && dice.chance(20))
      add(giver, dice.one(designations), {
        form: 'exemption',
        text: 'The first examination is waived.',
      });
  }
  for (const giver of of('Certification', false)) {
    for (const target of dice.shuffled(own).slice(0, 3)) {
      add(giver, target, {
        form: 'unassigned',
        credit: ects(5),
        slot: 'free-electives',
        elective: true,
      });
    }
  }
  const services = organizations.filter((o) => o.type === 'qualityAssurance');
  for (const giver of of('MicroCredential')) {
    if (!dice.chance(8)) continue;
    list.push({
      id: `urn:corvane:recognition:${list.length + 1}`,
      credential: giver.id,
      assertedBy: [dice.one(services).id],
      stage: 'recommended',
      grants: [{ form: 'unassigned', credit: { max: dice.int(1, 3), unit: 'US-SH' } }],
      validFrom: dice.date(2024, 2025),
      validUntil: dice.date(2026, 2030),
    });
  }
  return list;
}

/**
 * The catalogue of docs/catalog.md as an object: exactly that many credentials and courses.
 * @param {{seed?: number, credentials?: number, courses?: number}} options courses at least 600
 */
export function generate({ seed = 1, credentials = 1000, courses = 10000 } = {}) {
  if (
    ![seed, credentials, courses].every(Number.isSafeInteger) ||
    credentials < 0 ||
    courses < 600
  ) {
    throw new RangeError('seed, credentials and courses are whole numbers, courses at least 600');
  }
  const dice = new UniversityDice(seed);
  const organizations = makeOrganizations(dice);
  // A subject needs 120 courses, so that no tree runs out of them.
  const subjects = SUBJECTS.slice(0, Math.floor(courses / 120)).map((s) => ({
    ...s,
    courses: [],
    stackable: [],
    advanced: [],
    certificates: [],
  }));
  for (let i = 0; i < courses; i++) {
    const subject = subjects[i % subjects.length];
    subject.courses.push(makeCourse(dice, subject, Math.floor(i / subjects.length)));
  }
  const made = [];
  const counts = apportion(credentials);
  MIX.forEach((kind, k) => {
    for (let i = 0; i < counts[k]; i++) {
      const at = dice.int(0, subjects.length - 1);
      const other = subjects[(at + 1) % subjects.length];
      const record = makeCredential(
        dice,
        kind,
        made.length + 1,
        subjects[at],
        other,
        organizations,
      );
      remember(subjects[at], record);
      made.push(record);
    }
  });
  return {
    credstack: 1,
    id: `urn:corvane:catalogue:${seed}`,
    name: 'University of Corvane (fictional)',
    version: `seed ${seed}`,
    asOf: '2026-11',
    language: 'en',
    'x-about':
      'Made by tools/generate-university.mjs. Every body, award, price and decision is invented.',
    source: { title: 'Generated', asOf: '2026-11' },
    organizations,
    achievements: [...made, ...subjects.flatMap((s) => s.courses.map((c) => c.record))],
    recognitions: makeRecognitions(dice, made, organizations),
  };
}

/** The catalogue as JSON, one record a line. */
export function serialize(catalogue) {
  const lines = Object.entries(catalogue).map(([key, value]) => {
    const text = Array.isArray(value)
      ? `[\n${value.map((record) => JSON.stringify(record)).join(',\n')}\n]`
      : JSON.stringify(value);
    return `${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

function main() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      credentials: { type: 'string', default: '1000' },
      courses: { type: 'string', default: '10000' },
      out: { type: 'string', default: 'build/examples/university.json' },
    },
  });
  const [seed, credentials, courses] = [values.seed, values.credentials, values.courses].map(
    Number,
  );
  const catalogue = generate({ seed, credentials, courses });
  const text = serialize(catalogue);
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, text);
  const bytes = Buffer.byteLength(text);
  console.log(
    `${values.out}: ${credentials} credentials, ${courses} courses, ${catalogue.recognitions.length} recognitions, ` +
      `${catalogue.organizations.length} organizations, ${bytes} bytes`,
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
