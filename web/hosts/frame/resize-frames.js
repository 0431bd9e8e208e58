// For the page around: gives each <iframe data-credential-stack> the height that the page in it asks
// for. Messages count only from such a frame's own window and from the origin of its address.
(() => {
  'use strict';

  const lowest = 120;
  const highest = 10000;

  /** What messages from the frame name as their origin: none in a sandbox without its own. */
  function originOf(frame) {
    const sandboxed = frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
    return sandboxed ? 'null' : new URL(frame.src, document.baseURI).origin;
  }

  addEventListener('message', ({ data, origin, source }) => {
    if (source === null || typeof data !== 'object' || data === null) return;
    if (data.type !== 'credential-stack:resize' || !Number.isFinite(data.height)) return;
    for (const frame of document.querySelectorAll('iframe[data-credential-stack][src]')) {
      if (frame.contentWindow !== source || originOf(frame) !== origin) continue;
      frame.height = String(Math.min(Math.max(Math.ceil(data.height), lowest), highest));
    }
  });
})();
