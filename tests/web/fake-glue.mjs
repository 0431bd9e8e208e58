// Stands in for Emscripten's glue in the tests of failures that the true core cannot be brought to:
// a "catalogue" is a JSON object that says how the core is to behave.
//
//   { "answer": … }          what answer() gives
//   { "diagnostics": […] }   what diagnostics() gives
//   { "crash": "answer", "message": "…" }   throws where it is asked, as a stopped instance does
//   { "plans": { "steps": 3000, "refused": { "{\"x\":1}": … } } }   how long plans take, and for which wishes
//                            there are none; without it the module plans nothing
export const log = { instances: 0, open: 0, read: [], calls: 0, plans: 0, steps: [] };

export default async function createFake(options) {
  await new Promise((resolve) => options.instantiateWasm({}, resolve));
  log.instances += 1;
  const scripts = new Map();
  const prepared = new Map();
  let last = 100_000;
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

  const plansOf = (handle) => {
    check();
    if (!prepared.has(handle)) throw new Error(`${handle} are no plans of this instance`);
    return prepared.get(handle);
  };
  // Of which script they are is not known before a catalogue is read: they are there for all.
  const planning = {
    plans(handle, question) {
      const script = scriptOf(handle);
      log.plans += 1;
      last += 8;
      const plans = { script, question: JSON.parse(question), wishes: '', done: 0 };
      prepared.set(last, plans);
      return last;
    },
    plansBegin(handle, wishes) {
      const plans = plansOf(handle);
      const refusal = plans.script.plans?.refused?.[wishes];
      if (refusal) return JSON.stringify(refusal);
      Object.assign(plans, { wishes, done: 0 });
      return '';
    },
    plansResume(handle, steps) {
      const plans = plansOf(handle);
      if (plans.script.crash === 'resume') stop(plans.script.message);
      plans.done += steps;
      log.steps.push(steps);
      return plans.done < (plans.script.plans?.steps ?? 0);
    },
    plansAnswer(handle) {
      const { script, question, wishes, done } = plansOf(handle);
      const searching = done < (script.plans?.steps ?? 0);
      return JSON.stringify({ question, wishes, done, ...(searching ? { searching } : {}) });
    },
    plansRelease(handle) {
      plansOf(handle);
      prepared.delete(handle);
      log.plans -= 1;
    },
  };

  return {
    ...(log.plansNothing ? {} : planning),
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
