import assert from 'node:assert/strict';
import { test } from 'node:test';

import { importFromWeb } from './bundle.mjs';

const { harmless, linkAddress } = await importFromWeb(`export * from './text.js';`);

test('only web and mail addresses become links', () => {
  for (const url of [
    'https://example.org/a?b=c#d',
    'http://example.org',
    'HTTPS://example.org/',
    'mailto:a@example.org',
  ]) {
    assert.equal(linkAddress(url), url);
  }
  for (const url of [
    undefined,
    '',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    '/relative',
    '//example.org/x',
    'example.org',
    'https://',
    'https://exa mple.org/',
    ' https://example.org/',
    'https://example.org/\u202egpj.exe',
  ]) {
    assert.equal(linkAddress(url), undefined, String(url));
  }
});

test('text commands nothing', () => {
  assert.equal(harmless('plain — ā 資格 🎓'), 'plain — ā 資格 🎓');
  assert.equal(harmless('a\r\nb\tc\u2028d'), 'a  b c d');
  assert.equal(harmless('a\u0000b\u001bc\u007fd\u009be'), 'a\ufffdb\ufffdc\ufffdd\ufffde');
  assert.equal(harmless('x\u202ey\u2066z\u2069\ufeff'), 'x\ufffdy\ufffdz\ufffd\ufeff');
  // Marks that only describe a direction stay: Arabic and Hebrew texts need them.
  assert.equal(harmless('\u200f\u200e\u061c'), '\u200f\u200e\u061c');
});
