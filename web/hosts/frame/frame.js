// Inside the frame: shows the element that the page's address asks for, and tells the page around
// how high it is. It listens to no messages, so nobody can make it do anything. A classic script:
// in a sandboxed frame a module runs only where the server allows every origin.
(() => {
  'use strict';

  const here = new URL(location.href);
  const main = document.querySelector('main');
  const views = ['stacks', 'ladder', 'audit', 'plan'];

  // ---- what is shown --------------------------------------------------------------------------

  function say(when) {
    for (const sentence of document.querySelectorAll('[data-when]')) {
      sentence.hidden = sentence.dataset.when !== when;
    }
  }

  /** Origins that the institution wrote into the page, besides its own. */
  function listedOrigins() {
    const list = document.querySelector('meta[name="credential-stack-origins"]');
    return (list?.content ?? '').split(/\s+/).filter(Boolean);
  }

  /** The address of a catalogue that this page may show; else null. */
  function allowed(src) {
    let url;
    try {
      url = new URL(src, here);
    } catch {
      return null;
    }
    const web = url.protocol === 'https:' || url.protocol === 'http:';
    if (!web || url.username || url.password) return null;
    return [here.origin, ...listedOrigins()].includes(url.origin) ? url.href : null;
  }

  function show() {
    const asked = here.searchParams;
    const focus = asked.get('focus');
    const view = asked.get('view') ?? 'stacks';
    const lang = asked.get('lang');
    if (!asked.get('src') || !focus) return say('no-focus');
    const src = allowed(asked.get('src'));
    if (src === null) return say('bad-src');
    if (!views.includes(view)) return say('bad-view');

    const element = document.createElement('credential-stack');
    const attributes = { src, focus, view, loading: 'eager', 'heading-level': '1' };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (lang !== null && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(lang)) element.lang = lang;
    element.addEventListener('cs-error', ({ detail }) => {
      // What the reader can mend is said by the element itself.
      if (!['bad-record', 'bad-wishes'].includes(detail.code)) say('no-answer');
    });
    element.addEventListener('cs-load', () => say(''));
    main.append(element);
    addEventListener('load', () => {
      if (!customElements.get('credential-stack')) say('no-answer');
    });
  }

  // A page that was written for one credential has its element, and needs no address.
  if (!document.querySelector('credential-stack')) show();

  // ---- how high it is -------------------------------------------------------------------------

  /** WordPress puts it behind `#?secret=`, and takes no height without it. */
  const secret = new URLSearchParams(here.hash.replace(/^#\??/, '')).get('secret');
  let told = 0;

  function tell() {
    const height = Math.ceil(main.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    const messages = [
      { type: 'credential-stack:resize', height },
      { subject: 'lti.frameResize', height },
      { subject: 'org.imsglobal.lti.frameResize', height },
    ];
    if (secret) messages.push({ message: 'height', value: height, secret });
    // A height is no secret, and nobody knows who the page around is.
    for (const message of messages) parent.postMessage(message, '*');
  }

  // ---- where its links lead -------------------------------------------------------------------

  /** A page seldom lets itself be shown in a frame that a link of it was pressed in. */
  function leadOut() {
    if (self.origin !== 'null') {
      const base = document.createElement('base');
      base.target = '_top';
      document.head.append(base);
      return;
    }
    // In a sandbox only the page around can go there; WordPress does, to the host of this page.
    addEventListener('click', (event) => {
      const link = event.composedPath().find((node) => node.localName === 'a' && node.href);
      if (!link || new URL(link.href).host !== here.host || !secret) return;
      event.preventDefault();
      parent.postMessage({ message: 'link', value: link.href, secret }, '*');
    });
  }

  if (parent !== window) {
    new ResizeObserver(tell).observe(main);
    leadOut();
  }
})();
