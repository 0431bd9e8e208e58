// The words of other languages than English, as the files that the element fetches them in:
//
//   credential-stack.<lang>.json           those of every answer, and of the element around it
//   credential-stack-learner.<lang>.json   those that only audits and plans need
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

import { pseudoMessages, pseudoWords } from '../tools/pseudo-locale.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = (name) => join(root, 'core/answer', name);
const pseudoTag = 'en-XA';

export const languages = readdirSync(folder('messages'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => basename(name, '.json'));

/** A language that is only begun may lack a whole file. */
export function messages(name, lang) {
  const file = join(folder(name), `${lang}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** The element's own, of each language: `{ page, learner }`. */
export async function elementWords() {
  const spoken = languages.filter((lang) => existsSync(join(root, `web/messages/${lang}.ts`)));
  const lines = spoken.map(
    (lang) => `export * as ${lang.replace('-', '_')} from './messages/${lang}.js';`,
  );
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: join(root, 'web'), loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const text = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${text}`);
}

/** The words, and those of English where they lack one. */
function complete(english, words) {
  if (typeof english === 'string') return words ?? english;
  const own = words ?? {};
  const keys = [...new Set([...Object.keys(english), ...Object.keys(own)])];
  return Object.fromEntries(
    keys.map((key) => [key, key in english ? complete(english[key], own[key]) : own[key]]),
  );
}

/** Those of audits and of plans; what both say they say alike. */
function learnerMessages(lang) {
  const audit = messages('audit_messages', lang);
  const plan = messages('plan_messages', lang);
  for (const key of Object.keys(audit)) {
    if (key in plan && audit[key] !== plan[key]) throw new Error(`Two messages ${lang} ${key}`);
  }
  return { ...audit, ...plan };
}

function packsOf(lang, { page, learner }) {
  return {
    lang,
    page: { answer: messages('messages', lang), element: page },
    learner: { answer: learnerMessages(lang), element: learner },
  };
}

function pseudoPacks({ page, learner }) {
  return Object.fromEntries([
    ['lang', pseudoTag],
    ...Object.entries({ page, learner }).map(([kind, { answer, element }]) => [
      kind,
      { answer: pseudoMessages(answer), element: pseudoWords(element) },
    ]),
  ]);
}

/** Each language but English: its tag, and its packs `page` and `learner`. */
export async function languagePacks() {
  const words = await elementWords();
  const english = packsOf('en', words.en);
  const others = languages
    .filter((lang) => lang !== 'en')
    .map((lang) => packsOf(lang, complete({ ...words.en }, words[lang.replace('-', '_')])));
  return [...others, pseudoPacks(english)];
}
