// The examples in the documents that the site shows: each fenced block, with where it stands.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import MarkdownIt from 'markdown-it';

import { documents } from '../../web/site/pages.mjs';
import { root } from './site.mjs';

const markdown = new MarkdownIt();

/** @returns {{file: string, line: number, language: string, text: string}[]} */
export function blocksOf(file) {
  const tokens = markdown.parse(readFileSync(join(root, file), 'utf8'), {});
  return tokens
    .filter(({ type }) => type === 'fence' || type === 'code_block')
    .map(({ info, content, map }) => ({
      ...{ file, line: map[0] + 1, language: info.trim() },
      text: content,
    }));
}

export const blocks = ['README.md', ...documents.map(({ source }) => source)].flatMap(blocksOf);

export const placeOf = ({ file, line }) => `${file}:${line}`;
const html = (part) => (block) => block.language === 'html' && part.test(block.text);

/** What html-examples.test.mjs opens in a browser. */
export const elements = blocks.filter(html(/^<credential-stack /m));
export const frames = blocks.filter(html(/^<iframe /m));
export const links = blocks.filter(html(/^<a /m));
