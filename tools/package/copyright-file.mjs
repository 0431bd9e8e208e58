// Reads what a Debian package says of its licences (/usr/share/doc/PACKAGE/copyright, in the format that
// https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/ defines).
import { readFileSync } from 'node:fs';

/** The fields of a paragraph: each the text beside its name, and the lines that are indented below it. */
function fieldsOf(paragraph) {
  const fields = {};
  let current;
  for (const line of paragraph.split('\n')) {
    const named = /^([\w-]+):\s*(.*)$/.exec(line);
    if (named) {
      current = fields[named[1]] = { first: named[2].trim(), lines: [] };
    } else if (current) {
      // A lone full stop stands for an empty line.
      current.lines.push(line === ' .' ? '' : line.replace(/^ /, ''));
    }
  }
  return fields;
}

const words = ({ first, lines }) => [first, ...lines].map((line) => line.trim()).filter(Boolean);

/** The copyright file of that Debian package. */
export function copyrightFile(debianPackage) {
  const path = `/usr/share/doc/${debianPackage}/copyright`;
  const paragraphs = readFileSync(path, 'utf8')
    .split(/\n{2,}/)
    .map(fieldsOf);
  const found = (what, paragraph) => {
    if (!paragraph) throw new Error(`${path} says nothing of ${what}.`);
    return paragraph;
  };
  return {
    /** What holds for the files that are listed by that pattern. */
    files(pattern) {
      const listed = ({ Files }) => Files && words(Files).join(' ').split(' ').includes(pattern);
      const { Copyright, License } = found(pattern, paragraphs.find(listed));
      return { holders: words(Copyright), licence: License.first, text: License.lines.join('\n') };
    },
    /** The text of a licence that several files share. */
    licence(name) {
      const isText = ({ Files, License }) => !Files && License?.first === name;
      return found(name, paragraphs.find(isText)).License.lines.join('\n');
    },
  };
}
