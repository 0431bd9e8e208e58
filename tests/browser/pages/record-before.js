// Gives a record before the element is registered, as the code of a framework may.
new MutationObserver((_, observer) => {
  const one = document.querySelector('#one');
  if (!one || customElements.get('credential-stack')) return;
  observer.disconnect();
  one.learner = window.recordBefore ?? {
    credstackLearner: 1,
    items: [{ achievement: 'urn:mc:data-101', completed: '2025-06-20' }],
  };
  one.whatIf = true;
}).observe(document, { childList: true, subtree: true });
