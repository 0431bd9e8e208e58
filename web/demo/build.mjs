// Assembles build/site: pages of an invented university with the element on them. What the
// pages say of a course comes from the catalogue, and the plain HTML inside the element from
// `credstack render`, so that no page says anything else than the element.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const site = join(root, 'build/site');
const element = join(root, 'build/web');
const cli = join(root, 'build/native/credstack');
const catalogueFile = join(root, 'examples/data-101.json');
const planFile = join(root, 'examples/climate-data-plans.json');

const courseId = 'urn:mc:data-101';
const programId = 'urn:waiora:postgraduate-certificate-analytics';
const climateId = 'urn:waiora:graduate-certificate-climate-data';
const diplomaId = 'urn:waiora:graduate-diploma-analytics';

for (const needed of [cli, join(element, 'credential-stack.js')]) {
  if (existsSync(needed)) continue;
  console.error(`${needed} is missing: run ./dev build first.`);
  process.exit(1);
}

// ---- what the pages say ----------------------------------------------------------------------

const catalogue = JSON.parse(readFileSync(catalogueFile, 'utf8'));
const english = (text) => (typeof text === 'string' ? text : text.en);
const escaped = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
const listItems = (texts) => texts.map((text) => `<li>${escaped(text)}</li>`).join('\n');

const units = { Y: 'year', M: 'month', W: 'week', D: 'day', H: 'hour' };

/** `P12W` as "12 weeks": durations of one unit, which is all that these pages need. */
function spoken(duration) {
  const [, number, unit] = /^PT?(\d+)([YMWDH])$/.exec(duration);
  return `${number} ${units[unit]}${number === '1' ? '' : 's'}`;
}

function money({ minor, currency }) {
  const digits = minor % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / 100);
}

/** The fee of domestic learners, whole or by the credit. */
function fee({ costs }) {
  const { kind, price } = costs.find(({ audience }) => audience === 'domestic learners');
  return kind === 'tuitionPerCredit' ? `${money(price)} for each credit` : money(price);
}

function fallback(option, id, file = catalogueFile) {
  return execFileSync(cli, ['render', file, option, id, '--html', '--lang', 'en-NZ'], {
    encoding: 'utf8',
  });
}

function achievement(id, option) {
  const record = catalogue.achievements.find((candidate) => candidate.id === id);
  const { credit, level, duration, workload } = record;
  return {
    id,
    name: english(record.name),
    description: english(record.description ?? ''),
    credit: `${credit.value} credits at level ${level.level}`,
    duration: spoken(duration) + (workload ? `, about ${spoken(workload)} of work` : ''),
    fee: fee(record),
    nextStep: english(record.nextStep?.text ?? ''),
    outcomes: listItems(record.learningOutcomes ?? []),
    fallback: fallback(option, id),
  };
}

/** The program that is planned for: the page says no more of it than its name. */
function planned(id) {
  const { achievements } = JSON.parse(readFileSync(planFile, 'utf8'));
  const { name } = achievements.find((candidate) => candidate.id === id);
  return { id, name, fallback: fallback('--program', id, planFile) };
}

// ---- the pages -------------------------------------------------------------------------------

const pages = [
  {
    path: '',
    template: 'index.html',
    label: 'Study',
    title: 'Study with us',
    summary: 'Short courses and programs, and where each of them leads.',
  },
  {
    path: 'courses/data-101/',
    template: 'course.html',
    label: 'Short courses',
    title: 'Data 101',
    summary: 'A short course of twelve weeks, and where it counts.',
  },
  {
    path: 'programs/data-analytics/',
    template: 'program.html',
    label: 'Postgraduate',
    title: 'Postgraduate Certificate in Data Analytics',
    summary: 'What the certificate is made of, and the steps that lead into it.',
  },
  {
    path: 'compare/',
    template: 'compare.html',
    label: 'Compare',
    title: 'Compare what you could take',
    summary: 'Credentials side by side: where each counts, what it costs and how long it takes.',
  },
  {
    path: 'progress/',
    template: 'audit.html',
    label: 'My progress',
    title: 'My progress',
    summary: 'What of a student’s record counts in a program, read in the page.',
  },
  {
    path: 'plan/',
    template: 'plan.html',
    label: 'Plan your way',
    title: 'Plan your way',
    summary: 'What to take, in which order and when, for the least money or in the least time.',
  },
];

/** `{{name}}` is text, `{{{name}}}` is HTML that was made here. */
function filled(template, values) {
  const look = (name) => {
    const value = name.split('.').reduce((inside, key) => inside?.[key], values);
    if (typeof value !== 'string') throw new Error(`{{${name}}} stands for nothing`);
    return value;
  };
  return template.replace(/\{\{\{([\w.]+)\}\}\}|\{\{([\w.]+)\}\}/g, (_, html, text) =>
    html ? look(html) : escaped(look(text)),
  );
}

const template = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

function navigation(current, base) {
  return pages
    .map(({ path, label }) => {
      const here = path === current ? ' aria-current="page"' : '';
      return `<li><a href="${base}${path}"${here}>${label}</a></li>`;
    })
    .join('\n');
}

const integrity = JSON.parse(readFileSync(join(element, 'integrity.json'), 'utf8'));

function script(base) {
  const name = 'credential-stack.js';
  return `<script type="module" src="${base}credential-stack/${name}" integrity="${integrity[name]}" crossorigin="anonymous"></script>`;
}

rmSync(site, { recursive: true, force: true });
cpSync(element, join(site, 'credential-stack'), { recursive: true });
cpSync(fileURLToPath(new URL('assets', import.meta.url)), join(site, 'assets'), {
  recursive: true,
});
cpSync(fileURLToPath(new URL('records', import.meta.url)), join(site, 'records'), {
  recursive: true,
});
mkdirSync(join(site, 'stacks'));
cpSync(catalogueFile, join(site, 'stacks/data-101.json'));
cpSync(planFile, join(site, 'stacks/climate-data-plans.json'));

/** Of what stands side by side on a page. */
const compared = [courseId, programId, diplomaId];
const comparison = {
  ids: compared.join(' '),
  fallback: execFileSync(
    cli,
    [
      ...['compare', catalogueFile, '--html', '--lang', 'en-NZ'],
      ...compared.flatMap((id) => ['--credential', id]),
    ],
    { encoding: 'utf8' },
  ),
};
const course = achievement(courseId, '--credential');
const program = achievement(programId, '--program');
const diploma = achievement(diplomaId, '--program');
const climate = planned(climateId);
for (const page of pages) {
  const base = '../'.repeat(page.path.split('/').length - 1) || './';
  const values = { ...page, course, program, diploma, climate, comparison, root: base };
  const html = filled(template('layout.html'), {
    ...values,
    navigation: navigation(page.path, base),
    script: page.path ? script(base) : '',
    content: filled(template(page.template), values),
  });
  const file = join(site, page.path, 'index.html');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
}
