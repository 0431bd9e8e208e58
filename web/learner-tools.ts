// Loads what only the views of an audit and a plan need: web/learner, built as a script of its own.
import { StackError } from './errors.js';

export type LearnerTools = typeof import('./learner/index.js');
export type { Asked, Given, LearnerPanel } from './learner/panel.js';

/**
 * Has the browser check the hash of a script before it is imported, where it can: import() by itself
 * asks for none.
 */
function check(url: URL, integrity: string): Promise<void> {
  const link = document.createElement('link');
  if (!link.relList.supports('modulepreload')) return Promise.resolve();
  Object.assign(link, {
    rel: 'modulepreload',
    href: url.href,
    integrity,
    crossOrigin: 'anonymous',
  });
  return new Promise<void>((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = reject;
    (document.head ?? document.documentElement).append(link);
  }).finally(() => link.remove());
}

async function load(): Promise<LearnerTools> {
  const url = new URL('credential-stack-learner.js', import.meta.url);
  try {
    if (typeof CREDSTACK_LEARNER_SCRIPT_INTEGRITY === 'string') {
      await check(url, CREDSTACK_LEARNER_SCRIPT_INTEGRITY);
    }
    return (await import(url.href)) as LearnerTools;
  } catch {
    throw new StackError(
      'core-unavailable',
      `${url} cannot be fetched, or is not the file that belongs to this script.`,
    );
  }
}

let loading: Promise<LearnerTools> | undefined;

/** Once for a page; what failed is tried again. */
export function learnerTools(): Promise<LearnerTools> {
  loading ??= load().catch((thrown: unknown) => {
    loading = undefined;
    throw thrown;
  });
  return loading;
}
