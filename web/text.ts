// Text and addresses from a catalogue, made fit for a page. The core does the same in its HTML.

/* eslint-disable no-control-regex -- they are what is looked for */
const lineBreaks = /[\t\n\v\f\r\u0085\u2028\u2029]/g;
const commands = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/g;
const stripped = /[\u0000-\u0020\u007f-\u009f]/;
/* eslint-enable no-control-regex */

/**
 * The text without what a page would obey: line breaks become spaces; control characters, and the
 * ones that force a writing direction (by which a text can be made to read as another), become
 * U+FFFD.
 */
export function harmless(text: string): string {
  return text.replace(lineBreaks, ' ').replace(commands, '\ufffd');
}

/** The core sets names of another writing direction off by these (docs/answers.md). */
export const isolates = /\u2068([^\u2068\u2069]*)\u2069/;

/** For places that take no markup. */
export function plain(text: string): string {
  return harmless(text.replace(/[\u2068\u2069]/g, ''));
}

const schemes = new Set(['https:', 'http:', 'mailto:']);

/** The address where it may become a link, else undefined. */
export function linkAddress(url: string | undefined): string | undefined {
  // A browser would strip these from an address, and see another scheme than is written.
  if (!url || stripped.test(url) || harmless(url) !== url) return undefined;
  try {
    return schemes.has(new URL(url).protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
