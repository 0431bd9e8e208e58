// What the bundler puts in the place of these imports; see web/build.mjs.

declare module 'credstack-core-glue' {
  /** Emscripten's module factory, build/wasm/credstack-core.mjs. */
  export default function createCredstackCore(options: object): Promise<unknown>;
}

declare module 'credstack-learner-glue' {
  /** The same of the module with the audit, build/wasm/credstack-learner.mjs. */
  export default function createCredstackLearner(options: object): Promise<unknown>;
}

declare module '*.css' {
  /** The text of the style sheet. */
  const css: string;
  export default css;
}

/** The Subresource Integrity hashes of the .wasm files that this bundle was built with. */
declare const CREDSTACK_WASM_INTEGRITY: string | undefined;
declare const CREDSTACK_LEARNER_INTEGRITY: string | undefined;
/** And that of credential-stack-learner.js. */
declare const CREDSTACK_LEARNER_SCRIPT_INTEGRITY: string | undefined;
/** And that of credential-stack-planner.js. */
declare const CREDSTACK_PLANNER_SCRIPT_INTEGRITY: string | undefined;

/** The language packs of this bundle (web/language-packs.mjs). */
declare const CREDSTACK_PACKS: import('./packs.js').Packs | undefined;
