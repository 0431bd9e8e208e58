const worker = new Worker('worker.js', { type: 'module' });
worker.addEventListener('message', ({ data }) => {
  document.title = JSON.stringify(data);
});
worker.addEventListener('error', ({ message }) => {
  document.title = JSON.stringify({ error: message });
});
