// The planner's side of a thread of its own. It is handed all that it needs and fetches nothing.
import { callCore, loadCore } from '../core.js';
import { StackError } from '../errors.js';
import { preparePlans } from '../plans.js';
import type { Origin } from '../shelf.js';
import { offersIn } from './offers.js';
import { build, type FromPlanner, type ToPlanner } from './protocol.js';
import { guarded, PlanSearch, type Report } from './search.js';
import { Slices } from './slices.js';

/** Here nothing waits but the page's next word. */
const slice = 40;
/** To look through more of a catalogue would keep the first plan waiting. */
const mostBytes = 5_000_000;

export interface Line {
  postMessage(message: FromPlanner): void;
  onmessage: ((event: MessageEvent<ToPlanner>) => void) | null;
}

async function open({ name, bytes, compiled }: Origin, report: (report: Report) => void) {
  const { Catalogue } = await loadCore({ module: 'learner', compiled });
  const catalogue = callCore(() => new Catalogue(name, bytes));
  return new PlanSearch(
    (question) =>
      guarded(
        callCore(() => preparePlans(catalogue, question)),
        callCore,
      ),
    new Slices({ most: slice }),
    report,
  );
}

/** Does what the page asks for. Whatever stops here, the page is told. */
export function serve(line: Line): void {
  let turn = 0;
  let opening: Promise<PlanSearch> | undefined;
  const report = (found: Report) => line.postMessage({ is: 'report', turn, report: found });

  async function obey(asked: ToPlanner): Promise<void> {
    if (asked.do === 'read') {
      opening = open(asked.origin, report);
      try {
        await opening;
      } catch {
        line.postMessage({ is: 'useless' });
        return;
      }
      line.postMessage({ is: 'offers', offers: offersIn(asked.origin.bytes, mostBytes) });
      return;
    }
    const search = await opening?.catch(() => undefined);
    if (!search) return;
    if ('turn' in asked) turn = asked.turn;
    if (asked.do === 'begin') await search.begin(asked.question, asked.wishes);
    if (asked.do === 'resume') await search.resume();
    if (asked.do === 'stop') search.stop();
    if (asked.do === 'forget') search.forget();
  }

  line.onmessage = ({ data }) => {
    obey(data).catch((thrown: unknown) => {
      const { code, message } = StackError.from(thrown);
      line.postMessage({ is: 'failed', code, message });
    });
  };
  line.postMessage({ is: 'ready', build });
}
