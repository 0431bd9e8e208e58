// A picture of what leads to what, as docs/answers.md describes it.
import type { Verdict } from './view.js';

export interface PictureNode {
  /** Also of its card; the first node is what was asked about, and has none. */
  id: string;
  name: string;
  nameLang?: string;
  kind: string;
  verdict?: { value: Verdict; text: string };
  credit?: string;
  layer: number;
  /** The first of three. */
  row: number;
}

export interface PictureStep {
  /** Places in `nodes`. */
  from: number;
  to: number;
  /** In the nested list, which the steps are in their order. */
  depth: number;
  /** What it tells of stands further up in the list. */
  again?: boolean;
  verdict: Verdict;
  /** Found from courses in common. */
  derived?: boolean;
  text: string;
  /** Rows in the layers between, earliest first. */
  through?: number[];
}

export interface Picture {
  /** The list begins with the program, and tells what leads to it. */
  toward?: boolean;
  layers: number;
  rows: number;
  nodes: PictureNode[];
  steps: PictureStep[];
  /** The kinds of lines there are, in words. */
  lines: { line: string; text: string }[];
  again: string;
}

const below = (value: unknown, end: number) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < end;

/** Whether all of it has its place; `isNode` and `isStep` look at the words. */
export function isPicture(
  value: unknown,
  isNode: (node: unknown) => boolean,
  isStep: (step: unknown) => boolean,
): value is Picture {
  const { layers, rows, nodes, steps, lines, again } = value as Picture;
  if (![nodes, steps, lines].every(Array.isArray) || typeof again !== 'string') return false;
  let depth = 0;
  return (
    below(layers, 100) &&
    nodes.length > 0 &&
    nodes.every((node) => isNode(node) && below(node.layer, layers) && below(node.row, rows)) &&
    steps.every((step) => {
      if (!isStep(step) || ![step.from, step.to].every((at) => below(at, nodes.length)))
        return false;
      const apart = Math.abs(nodes[step.from]!.layer - nodes[step.to]!.layer);
      const through = step.through ?? [];
      // What was told deepest is the last that can be gone on from.
      const follows = step.depth > 0 && below(step.depth, depth + 2);
      depth = step.depth - (step.again ? 1 : 0);
      return follows && apart === through.length + 1 && through.every((row) => below(row, rows));
    }) &&
    lines.every((each) => [each?.line, each?.text].every((word) => typeof word === 'string'))
  );
}
