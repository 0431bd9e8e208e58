// A page's script that is type-checked against the package: the class alone.
import {
  CredentialStackElement,
  StackError,
  type Answer,
  type Diagnostic,
  type ErrorCode,
  type ErrorDetail,
  type LoadDetail,
  type View,
  type ViewKind,
} from 'credential-stack';

customElements.define('my-stack', class extends CredentialStackElement {});

const element: HTMLElement = new CredentialStackElement();
const names: readonly string[] = CredentialStackElement.observedAttributes;

element.addEventListener('cs-load', ({ detail }) => {
  const { view, answer }: LoadDetail = detail;
  const shown: View = view;
  const whole: Answer = answer;
  console.log(shown.sections.length, whole['on'], names.length);
  // @ts-expect-error: it has no such member
  console.log(detail.record);
});
document.addEventListener('cs-error', ({ detail, target }) => {
  const { code, diagnostics = [] }: ErrorDetail = detail;
  const wrong: ErrorCode = code;
  const found: Diagnostic[] = diagnostics;
  console.log(wrong, found, target);
  // @ts-expect-error: no code is called so
  if (code === 'no-such-code') return;
});
window.addEventListener('cs-diagnostics', (event) => {
  for (const { severity, pointer } of event.detail.diagnostics) console.log(severity, pointer);
});

export const kind: ViewKind = 'ladder';
// @ts-expect-error: no view is called so
export const none: ViewKind = 'table';
export const isOurs = (thrown: unknown): boolean => thrown instanceof StackError;
