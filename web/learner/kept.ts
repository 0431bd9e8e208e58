// What is kept of a plan where the learner asks for it, as text: in a link, in a file, on the device.
import { claimsIn, type Claim } from './claims.js';
import type { Wishes } from './wishes.js';

export interface Kept {
  /** The program that it is for. */
  program: string;
  claims: Claim[];
  wishes: Wishes;
  /** The text of the file that was open. A number in it keeps its digits. */
  record?: string;
}

export type Fault = 'damaged' | 'otherProgram' | 'otherVersion';

export class KeptError extends Error {
  constructor(readonly fault: Fault) {
    super(fault);
  }
}

const version = 1;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a file means to be one of these, and not a record. */
export function looksKept(text: string): boolean {
  const value = /^\s*\{/.test(text) ? parse(text) : undefined;
  return isObject(value) && 'credstackPlan' in value;
}

export function writeKept({ program, claims, wishes, record }: Kept): string {
  return JSON.stringify({ credstackPlan: version, program, claims, wishes, record });
}

/** What cannot be taken is thrown as a KeptError. */
export function readKept(text: string, program: string): Kept {
  const value = parse(text);
  if (!isObject(value) || !('credstackPlan' in value)) throw new KeptError('damaged');
  if (value['credstackPlan'] !== version) throw new KeptError('otherVersion');
  const { wishes, record } = value;
  const claims = claimsIn(value['claims']);
  const isRecord = record === undefined || typeof record === 'string';
  if (typeof value['program'] !== 'string' || !claims || !isObject(wishes) || !isRecord) {
    throw new KeptError('damaged');
  }
  if (value['program'] !== program) throw new KeptError('otherProgram');
  return { program, claims, wishes, ...(record === undefined ? {} : { record }) };
}
