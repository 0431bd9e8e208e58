// A small static server for the demo and the browser tests. It sends with every page the strict
// headers that the element promises to work under.
//
//   node tools/serve.mjs DIR [--port 8080] [--host 127.0.0.1]
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html credential-stack',
].join('; ');

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * The file that a request path names inside `root`, or null: folders give their index.html, and
 * neither `..` nor a symbolic link leads out.
 */
async function findFile(root, pathname) {
  let decoded;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const inside = (path) => path === root || path.startsWith(root + sep);
  const wanted = resolve(join(root, decoded));
  if (!inside(wanted)) return null;
  try {
    let path = await realpath(wanted);
    let found = await stat(path);
    if (found.isDirectory()) {
      if (!decoded.endsWith('/')) return { redirect: true };
      path = await realpath(join(path, 'index.html'));
      found = await stat(path);
    }
    return inside(path) && found.isFile() ? { path, size: found.size } : null;
  } catch {
    return null;
  }
}

function headersFor(path, { policy, headers }) {
  const type = types[extname(path).toLowerCase()] ?? 'application/octet-stream';
  const page = type.startsWith('text/html');
  return {
    'Content-Type': type,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    // Anything but a page may be read from another site, as the element's own files are.
    ...(page ? { 'Content-Security-Policy': policy } : { 'Access-Control-Allow-Origin': '*' }),
    ...headers,
  };
}

async function answer(root, options, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  // The path is taken from the raw target: a URL parser would fold `..` away before the check.
  const [pathname, query] = request.url.split(/\?(.*)/s);
  const file = await findFile(root, pathname);
  if (file === null && pathname === '/favicon.ico') {
    // Browsers ask for it unbidden; its lack is no error of the page.
    response.writeHead(204).end();
  } else if (file === null) {
    response.writeHead(404, headersFor('not-found.txt', options)).end('Not found\n');
  } else if (file.redirect) {
    const target = pathname.replace(/^\/+/, '/') + '/' + (query ? `?${query}` : '');
    response.writeHead(301, { Location: target }).end();
  } else {
    response.writeHead(200, { ...headersFor(file.path, options), 'Content-Length': file.size });
    if (request.method === 'HEAD') {
      response.end();
    } else {
      createReadStream(file.path)
        .on('error', () => response.destroy())
        .pipe(response);
    }
  }
}

/**
 * Serves `dir` until `close()` is called. Port 0 takes a free one. `policy` replaces the
 * Content-Security-Policy of pages; `headers` are added to every file.
 * @param {{dir: string, port?: number, host?: string, policy?: string,
 *          headers?: Record<string, string>}} options
 * @returns {Promise<{url: string, port: number, close: () => Promise<void>}>} `url` ends in a slash
 */
export async function serve({
  dir,
  port = 0,
  host = '127.0.0.1',
  policy = strictPolicy,
  headers = {},
}) {
  const root = await realpath(dir);
  const server = createServer((request, response) => {
    answer(root, { policy, headers }, request, response).catch(() => response.destroy());
  });
  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  const taken = server.address().port;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${taken}/`,
    port: taken,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string' }, host: { type: 'string' } },
  });
  const [dir] = positionals;
  const port = Number(values.port ?? 8080);
  if (!dir || positionals.length > 1 || !Number.isInteger(port) || port < 0 || port > 65535) {
    console.error('usage: node tools/serve.mjs DIR [--port 8080] [--host 127.0.0.1]');
    process.exit(2);
  }
  const start = (wanted) => serve({ dir, port: wanted, host: values.host });
  const { url } = await start(port).catch((error) => {
    if (error.code === 'EADDRINUSE' && values.port === undefined) return start(0);
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken: choose another with --port.`
        : `Cannot serve ${dir}: ${error.message}`,
    );
    process.exit(1);
  });
  console.log(`Open ${url}  (Ctrl-C stops it)`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
