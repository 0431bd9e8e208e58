// The picture of an answer crosses its lines no more often than @dagrejs/dagre does, which lays out
// the same steps in layers, too: no more on any catalogue here, and no more in all on random ones.
import dagre from '@dagrejs/dagre';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { catalogueOf, randomSteps } from '../support/random-steps.mjs';
import { loadPageCore } from './load.mjs';

const core = await loadPageCore();
const on = '2026-11-24';

function withCatalogue(bytes, use) {
  const catalogue = new core.Catalogue('catalogue.json', bytes);
  try {
    return use((question) => JSON.parse(catalogue.answer(JSON.stringify({ on, ...question }))));
  } finally {
    catalogue.delete();
  }
}

const pictureOf = (answer) => answer.view?.sections[0]?.picture;

/** Lines as chains of [layer, place], whichever way they run. */
function crossings(chains) {
  const gaps = new Map();
  for (const chain of chains) {
    for (let i = 1; i < chain.length; i += 1) {
      const [layer, from] = chain[i - 1];
      gaps.set(layer, [...(gaps.get(layer) ?? []), [from, chain[i][1]]]);
    }
  }
  let sum = 0;
  for (const pieces of gaps.values()) {
    for (const [i, [a, b]] of pieces.entries()) {
      for (const [c, d] of pieces.slice(0, i)) if ((a - c) * (b - d) < 0) sum += 1;
    }
  }
  return sum;
}

function ours({ nodes, steps }) {
  return crossings(
    steps.map(({ from, to, through = [] }) => {
      const [first, last] = [nodes[from], nodes[to]].sort((a, b) => a.layer - b.layer);
      const rows = [first.row + 1.5, ...through.map((row) => row + 0.5), last.row + 1.5];
      return rows.map((row, at) => [first.layer + at, row]);
    }),
  );
}

function dagres({ nodes, steps }) {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB' });
  nodes.forEach((_, at) => graph.setNode(String(at), { width: 10, height: 10 }));
  steps.forEach(({ from, to }, at) => {
    graph.setEdge(String(from), String(to), { minlen: 1 }, String(at));
  });
  dagre.layout(graph);
  return crossings(
    graph.edges().map((edge) => {
      const ends = [graph.node(edge.v), graph.node(edge.w)].map(({ x, y }) => ({ x, y }));
      const points = [ends[0], ...graph.edge(edge).points.slice(1, -1), ends[1]];
      return points.map(({ x, y }) => [y, x]).sort((a, b) => a[0] - b[0]);
    }),
  );
}

/** Every picture of a catalogue: of each credential and of each program. */
function pictures(bytes) {
  return withCatalogue(bytes, (ask) =>
    ask({ ask: 'catalog', list: true }).credentials.flatMap(({ id }) => [
      pictureOf(ask({ ask: 'stacks', credential: id, view: true })),
      pictureOf(ask({ ask: 'ladder', program: id, view: true })),
    ]),
  ).filter(Boolean);
}

test('on the sample catalogues', () => {
  let drawn = 0;
  for (const file of readdirSync('examples').filter((name) =>
    /^(?!credential-engine).*\.json$/.test(name),
  )) {
    for (const picture of pictures(readFileSync(`examples/${file}`, 'utf8'))) {
      drawn += 1;
      assert.ok(ours(picture) <= dagres(picture), file);
    }
  }
  assert.ok(drawn > 5, `${drawn} pictures`);
});

test('on random ones, in all', (t) => {
  const sum = { ours: 0, dagre: 0, better: 0, worse: 0 };
  for (let seed = 1; seed <= 60; seed += 1) {
    const nodes = 6 + (seed % 5) * 6;
    const steps = randomSteps(seed, nodes, Math.floor(nodes / 2));
    const picture = withCatalogue(JSON.stringify(catalogueOf(nodes, steps)), (ask) =>
      pictureOf(ask({ ask: 'stacks', credential: 'urn:example:0', view: true })),
    );
    assert.equal(picture.nodes.length, nodes);
    assert.equal(picture.steps.length, steps.length);
    const [mine, theirs] = [ours(picture), dagres(picture)];
    sum.ours += mine;
    sum.dagre += theirs;
    if (mine < theirs) sum.better += 1;
    if (mine > theirs) sum.worse += 1;
  }
  t.diagnostic(
    `crossings: ${sum.ours} here, ${sum.dagre} by dagre; fewer in ${sum.better} of 60, more in ${sum.worse}`,
  );
  assert.ok(sum.dagre > 100);
  assert.ok(sum.ours <= sum.dagre, JSON.stringify(sum));
});
