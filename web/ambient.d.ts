// What the bundler puts in the place of these imports; see web/build.mjs.

declare module 'credstack-core-glue' {
  /** Emscripten's module factory, build/wasm/credstack-core.mjs. */
  export default function createCredstackCore(options: object): Promise<unknown>;
}

declare module '*.css' {
  /** The text of the style sheet. */
  const css: string;
  export default css;
}

/** The Subresource Integrity hash of the .wasm file that this bundle was built with. */
declare const CREDSTACK_WASM_INTEGRITY: string | undefined;
