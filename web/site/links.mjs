// Links of a document become links between pages. Each must lead somewhere: to a page, to an anchor that
// is there, or to a file of the sources, which then comes along.
import { existsSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

import { documents, root, standIns } from './pages.mjs';

const labels = new Map(documents.map(({ source, label }) => [source, label]));
const pageOf = new Map([...standIns, ...documents.map(({ source, path }) => [source, path])]);

/** The way from one page to another file of the site. */
export function relative(from, to) {
  return posix.relative(posix.dirname(from), to) || posix.basename(to);
}

export class Links {
  /** Files of the sources that pages link to; they are served as they are. */
  files = new Set();
  #toCheck = [];
  #anchors = new Map();
  #problems = [];

  /** What the page of another document is called in the list of pages. */
  label(source, address) {
    const [target] = address.split('#');
    return labels.get(posix.normalize(posix.join(dirname(source), target)));
  }

  /** What the link of a document at `source` is on its page at `path`. */
  resolve(source, path, address) {
    if (/^(https?:|mailto:)/.test(address)) return address;
    const [target, fragment] = address.split('#');
    const file = target ? posix.normalize(posix.join(dirname(source), target)) : source;
    const page = pageOf.get(file);
    if (page) {
      this.#toCheck.push({ source, page, fragment, address });
      const way = target ? relative(path, page) : '';
      return fragment === undefined ? way : `${way}#${fragment}`;
    }
    const there = existsSync(join(root, file)) && statSync(join(root, file)).isFile();
    if (!there || file.startsWith('..') || file.endsWith('.md')) {
      this.#problems.push(`${source}: ${address} leads nowhere`);
      return address;
    }
    this.files.add(file);
    return relative(path, `files/${file}`);
  }

  /** Says which anchors a page has. */
  have(path, headings) {
    this.#anchors.set(path, new Set(headings.map(({ id }) => id)));
  }

  /** Once all pages are known: throws where a link leads nowhere. */
  check() {
    for (const { source, page, fragment, address } of this.#toCheck) {
      if (!this.#anchors.has(page)) this.#problems.push(`${source}: ${address}: no such page`);
      else if (fragment && !this.#anchors.get(page).has(fragment)) {
        this.#problems.push(`${source}: ${address}: no such heading`);
      }
    }
    if (this.#problems.length > 0) throw new Error(`Dead links:\n${this.#problems.join('\n')}`);
  }
}
