// The same with the element that is registered.
import { CredentialStackElement, define } from 'credential-stack/define';

define('my-stack');
define();

const made = document.createElement('credential-stack');
made.src = '/stacks/data.json';
made.focusId = 'urn:mc:data-101';
made.view = 'plan';
made.loading = 'eager';
made.headingLevel = 2;
made.learner = { credits: [] };
made.wishes = { minimize: ['time'] };
made.whatIf = true;
const loaded: boolean = made.loaded;
const same: CredentialStackElement = made;

// @ts-expect-error: it is read-only
made.loaded = true;
// @ts-expect-error: no view is called so
made.view = 'table';
// @ts-expect-error: a number is asked for
made.headingLevel = 'two';

for (const found of document.querySelectorAll('credential-stack')) console.log(found.focusId, same);
export { loaded };
