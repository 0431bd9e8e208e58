// Runs before the element is registered, as the code of a framework may.
addEventListener('DOMContentLoaded', () => {}, { once: true });
new MutationObserver((_, observer) => {
  const one = document.querySelector('#one');
  if (!one || customElements.get('credential-stack')) return;
  observer.disconnect();
  Object.assign(one, { headingLevel: 5, loading: 'eager' });
}).observe(document, { childList: true, subtree: true });
