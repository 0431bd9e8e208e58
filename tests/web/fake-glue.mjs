// Stands in for Emscripten's glue in the tests of failures that the true core cannot be brought to:
// a "catalogue" is a JSON object that says how the core is to behave.
//
//   { "answer": … }          what answer() gives
//   { "diagnostics": […] }   what diagnostics() gives
//   { "crash": "answer", "message": "…" }   throws where it is asked, as a stopped instance does
export const log = { instances: 0, open: 0, read: [] };

export default async function createFake(options) {
  await new Promise((resolve) => options.instantiateWasm({}, resolve));
  log.instances += 1;
  let stopped = false;
  const stop = (message) => {
    stopped = true;
    throw new WebAssembly.RuntimeError(message);
  };
  const check = () => {
    if (stopped) throw new Error('a stopped instance was called');
  };

  class Catalogue {
    #script;
    constructor(name, bytes) {
      check();
      log.read.push(name);
      this.#script = JSON.parse(new TextDecoder().decode(bytes));
      if (this.#script.crash === 'read') stop(this.#script.message);
      log.open += 1;
    }
    diagnostics() {
      check();
      return JSON.stringify(this.#script.diagnostics ?? []);
    }
    answer(question) {
      check();
      if (this.#script.crash === 'answer') stop(this.#script.message);
      return JSON.stringify(this.#script.answer ?? { asked: JSON.parse(question) });
    }
    delete() {
      check();
      log.open -= 1;
    }
  }
  return { Catalogue, version: () => 'fake' };
}
