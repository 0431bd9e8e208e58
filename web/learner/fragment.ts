// A kept plan in the fragment of an address, which no browser sends to a server: `#cs=1.KEY.TEXT`. KEY
// tells the elements of a page apart. TEXT is base64url of the text, packed (`d`, raw DEFLATE) or not (`j`).
// What else the page has in its fragment stays there, parted by `&`.
import { allBytes } from '../bytes.js';
import { KeptError } from './kept.js';

const name = 'cs=';
/** More than this no text of ours comes to, whatever it is unpacked from. */
const mostBytes = 6_000_000;

/** By FNV-1a in 32 bits: it tells apart, and need not withstand anyone. */
export function keyOf(words: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(words.join('\n'))) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

const partsOf = (hash: string) => hash.replace(/^#/, '').split('&').filter(Boolean);
const isOf = (part: string, key: string) => part.startsWith(`${name}1.${key}.`);

/** What the fragment has for the element of that key. */
export function payloadIn(hash: string, key: string): string | undefined {
  const part = partsOf(hash).find((each) => isOf(each, key));
  return part?.slice(`${name}1.${key}.`.length);
}

/** What it has for others, of whatever version: their keys, '' where none can be read. */
export function keysIn(hash: string): string[] {
  return partsOf(hash)
    .filter((part) => part.startsWith(name))
    .map((part) => /^cs=1\.([^.]*)\./.exec(part)?.[1] ?? '');
}

/** The fragment with this for the element of that key, and what else was there; without where it is undefined. */
export function withPayload(hash: string, key: string, payload: string | undefined): string {
  const others = partsOf(hash).filter((part) => !isOf(part, key));
  const all = payload === undefined ? others : [...others, `${name}1.${key}.${payload}`];
  return all.length === 0 ? '' : `#${all.join('&')}`;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new KeptError('damaged');
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  } catch {
    throw new KeptError('damaged');
  }
}

const bytesOf = (stream: ReadableStream<Uint8Array>) =>
  allBytes(stream, mostBytes, () => new KeptError('damaged'));

const streamOf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream();

/** The text as it stands in a fragment. */
export async function pack(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  if (typeof CompressionStream !== 'function') return `j${toBase64(bytes)}`;
  const packed = streamOf(bytes).pipeThrough(new CompressionStream('deflate-raw'));
  return `d${toBase64(await bytesOf(packed))}`;
}

/** The text that it came from; what it cannot have come from is thrown as a KeptError. */
export async function unpack(payload: string): Promise<string> {
  const bytes = fromBase64(payload.slice(1));
  const way = payload[0];
  if (way !== 'd' && way !== 'j') throw new KeptError('damaged');
  // A browser of before 2023.
  if (way === 'd' && typeof DecompressionStream !== 'function') throw new KeptError('otherVersion');
  try {
    const text =
      way === 'j'
        ? bytes
        : await bytesOf(streamOf(bytes).pipeThrough(new DecompressionStream('deflate-raw')));
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    throw new KeptError('damaged');
  }
}
