// The core in WebAssembly: starting it, and calling it so that nothing it does can break the page.
import createCredstackCore from 'credstack-core-glue';
import createCredstackLearner from 'credstack-learner-glue';

import { catalogueClass, type CatalogueClass, type CoreFunctions } from './catalogue.js';
import { StackError } from './errors.js';

export interface Core {
  Catalogue: CatalogueClass;
  /** What it was started from; another thread can start one from it, too. */
  compiled: WebAssembly.Module;
  version(): string;
}

/** `learner` audits a learner's record and plans for it as well, and is a file of its own: pages do without it. */
export type ModuleName = 'core' | 'learner';

export interface CoreOptions {
  /** Which module; `core` unless told. */
  module?: ModuleName;
  /** The bytes of its .wasm file, where they are at hand already (as in Node.js). */
  wasmBinary?: BufferSource;
  /** Or what another core was started from. */
  compiled?: WebAssembly.Module;
  /** Where else to fetch it than beside this script. */
  wasmUrl?: string | URL;
  /** Its Subresource Integrity hash, where it is not the file this script was built with. */
  integrity?: string;
}

const modules = {
  core: {
    create: createCredstackCore,
    integrity: typeof CREDSTACK_WASM_INTEGRITY === 'string' ? CREDSTACK_WASM_INTEGRITY : undefined,
  },
  learner: {
    create: createCredstackLearner,
    integrity:
      typeof CREDSTACK_LEARNER_INTEGRITY === 'string' ? CREDSTACK_LEARNER_INTEGRITY : undefined,
  },
};

async function fetchModule(options: CoreOptions): Promise<Response> {
  const name = options.module ?? 'core';
  const url = options.wasmUrl ?? new URL(`credstack-${name}.wasm`, import.meta.url);
  const built = modules[name].integrity;
  let response: Response;
  try {
    // One integrity hash on the page's <script> thereby vouches for both files.
    const integrity = options.integrity ?? built;
    response = await fetch(url, integrity ? { integrity } : {});
  } catch {
    throw new StackError(
      'core-unavailable',
      `${url} cannot be fetched, or is not the file that belongs to this script.`,
    );
  }
  if (!response.ok) {
    throw new StackError('core-unavailable', `${url} answered ${response.status}.`);
  }
  return response;
}

/** Servers that do not know .wasm send another type, which streaming compilation refuses. */
function canStream(response: Response): boolean {
  return (
    typeof WebAssembly.compileStreaming === 'function' &&
    response.headers.get('content-type') === 'application/wasm'
  );
}

async function compile(options: CoreOptions): Promise<WebAssembly.Module> {
  if (options.compiled) return options.compiled;
  if (options.wasmBinary) return WebAssembly.compile(options.wasmBinary);
  const response = await fetchModule(options);
  return canStream(response)
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

function instantiate(module: WebAssembly.Module, name: ModuleName): Promise<Core> {
  return new Promise((resolve, reject) => {
    const quiet = () => {};
    modules[name]
      .create({
        print: quiet,
        printErr: quiet,
        instantiateWasm(
          imports: WebAssembly.Imports,
          receive: (instance: WebAssembly.Instance) => void,
        ) {
          // Left to itself, the glue would wait for ever where this fails.
          WebAssembly.instantiate(module, imports).then(receive).catch(reject);
          return {};
        },
      })
      .then((glue) => {
        const core = glue as CoreFunctions;
        resolve({
          Catalogue: catalogueClass(core),
          compiled: module,
          version: () => core.version(),
        });
      }, reject);
  });
}

/** A fresh instance of the core. What keeps it from starting is a StackError. */
export async function loadCore(options: CoreOptions = {}): Promise<Core> {
  try {
    if (typeof WebAssembly !== 'object') throw new Error('There is no WebAssembly here.');
    return await instantiate(await compile(options), options.module ?? 'core');
  } catch (thrown) {
    if (thrown instanceof StackError) throw thrown;
    throw new StackError('core-failed', thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/**
 * Calls into the core. Its functions give errors as values; when one throws all the same, the
 * instance has stopped in the middle of its work and must not be asked again.
 */
export function callCore<T>(call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    throw message.includes('OOM')
      ? new StackError('out-of-memory', 'The browser has no more memory for this catalogue.')
      : new StackError('core-crashed', message);
  }
}

/** Whether the instance that gave this error is lost. */
export function isFatal(error: StackError): boolean {
  return error.code === 'out-of-memory' || error.code === 'core-crashed';
}
