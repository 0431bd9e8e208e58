// A zip of a folder that is the same, byte for byte, whenever and wherever it is made: its files in the
// order of their names, all of 1 January 1980. PKWARE's APPNOTE 6.3 describes the format; what is
// written here is its part without encryption, for archives below 4 GiB.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; ++bit) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

function crc32(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = table[(rest ^ byte) & 255] ^ (rest >>> 8);
  return ~rest >>> 0;
}

/** A record: each pair is a number and the bytes that it takes. */
function record(...fields) {
  const out = Buffer.alloc(fields.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [value, size] of fields) at = out.writeUIntLE(value, at, size);
  return out;
}

const version = 20; // 2.0, the first that deflates
const utf8 = 0x0800;
const deflated = 8;
const firstDay = (1 << 5) | 1;
const plainFile = 0o100644 * 0x10000; // the rights, as Unix writes them
const madeOnUnix = (3 << 8) | version;

function namesIn(folder, under = '') {
  return readdirSync(join(folder, under), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = under ? `${under}/${entry.name}` : entry.name;
      return entry.isDirectory() ? namesIn(folder, name) : [name];
    });
}

/** The archive of everything in `folder`, as bytes; names in it begin below `folder`. */
export function zipOf(folder) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const name of namesIn(folder)) {
    const bytes = readFileSync(join(folder, name));
    const packed = deflateRawSync(bytes, { level: 9 });
    const path = Buffer.from(name);
    const both = [
      ...[
        [version, 2],
        [utf8, 2],
        [deflated, 2],
        [0, 2],
        [firstDay, 2],
        [crc32(bytes), 4],
      ],
      ...[
        [packed.length, 4],
        [bytes.length, 4],
        [path.length, 2],
        [0, 2],
      ],
    ];
    const rest = [
      [0, 2],
      [0, 2],
      [0, 2],
      [plainFile, 4],
      [at, 4],
    ];
    directory.push(record([0x02014b50, 4], [madeOnUnix, 2], ...both, ...rest), path);
    const file = [record([0x04034b50, 4], ...both), path, packed];
    parts.push(...file);
    at += file.reduce((sum, { length }) => sum + length, 0);
  }
  const listed = Buffer.concat(directory);
  const count = directory.length / 2;
  const end = [
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [listed.length, 4],
    [at, 4],
  ];
  return Buffer.concat([...parts, listed, record(...end, [0, 2])]);
}
