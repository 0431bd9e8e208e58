// Stands in for Emscripten's glue in the tests of failures that the true core cannot be brought to:
// a "catalogue" is a JSON object that says how the core is to behave.
//
//   { "answer": … }          what answer() gives
//   { "diagnostics": […] }   what diagnostics() gives
//   { "crash": "answer", "message": "…" }   throws where it is asked, as a stopped instance does
export const log = { instances: 0, open: 0, read: [], calls: 0 };

export default async function createFake(options) {
  await new Promise((resolve) => options.instantiateWasm({}, resolve));
  log.instances += 1;
  const scripts = new Map();
  let stopped = false;
  const stop = (message) => {
    stopped = true;
    throw new WebAssembly.RuntimeError(message);
  };
  const check = () => {
    log.calls += 1;
    if (stopped) throw new Error('a stopped instance was called');
  };
  const scriptOf = (handle) => {
    check();
    if (!scripts.has(handle)) throw new Error(`${handle} is no catalogue of this instance`);
    return scripts.get(handle);
  };

  return {
    read(name, bytes) {
      check();
      log.read.push(name);
      const script = JSON.parse(
        typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes),
      );
      if (script.crash === 'read') stop(script.message);
      log.open += 1;
      scripts.set(8 * log.read.length, script);
      return 8 * log.read.length;
    },
    diagnostics: (handle) => JSON.stringify(scriptOf(handle).diagnostics ?? []),
    hasErrors: (handle) => (scriptOf(handle).diagnostics ?? []).length > 0,
    answer(handle, question) {
      const script = scriptOf(handle);
      if (script.crash === 'answer') stop(script.message);
      return JSON.stringify(script.answer ?? { asked: JSON.parse(question) });
    },
    release(handle) {
      scriptOf(handle);
      scripts.delete(handle);
      log.open -= 1;
    },
    version: () => 'fake',
  };
}
