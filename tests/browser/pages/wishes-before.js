// Wishes before the element is registered, as the code of a framework may.
new MutationObserver((_, observer) => {
  const one = document.querySelector('#one');
  if (!one || customElements.get('credential-stack')) return;
  observer.disconnect();
  one.wishes = { minimize: ['time'], audience: 'domestic learners' };
}).observe(document, { childList: true, subtree: true });
