// Registers <credential-stack>. Import credential-stack-element.js for the class alone.
import { CredentialStackElement } from './credential-stack-element.js';

export * from './credential-stack-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'credential-stack': CredentialStackElement;
  }
}

/** Registers the element under a name. Another version that has taken it already keeps it. */
export function define(tag = 'credential-stack', registry = customElements): void {
  if (registry.get(tag)) return;
  // A registry takes a class once; under a second name it gets one of its own.
  registry.define(tag, class extends CredentialStackElement {});
}

define();
