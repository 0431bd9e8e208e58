// What editors of course pages keep of HTML that is pasted into them, modelled after their own lists:
//   canvas     what Canvas keeps of a page's text (canvas_sanitize)
//   wordpress  what WordPress keeps of a post by an author without the right to unfiltered HTML (kses)
//   oembed     what WordPress keeps of an oEmbed answer from a site that it does not know
// An element that is not listed goes, and its content stays; of the others attributes go that are not
// listed, and addresses of other kinds. The models name what bears on our HTML and what could harm.

const words = (text) => text.split(' ');
const global = words('class id title role lang dir aria-label aria-hidden aria-describedby');
const webLinks = ['http:', 'https:', 'mailto:'];

export const editors = {
  canvas: {
    elements: words(
      'a b blockquote br caption cite code col hr h1 h2 h3 h4 h5 h6 del ins iframe font colgroup dd div dl dt em figure figcaption i img li ol p pre q small span strike strong sub sup table tbody td tfoot th thead tr u ul object embed param video audio',
    ),
    attributes: {
      '*': [...global, 'style'],
      a: words('href target name'),
      iframe: words('src width height name align frameborder scrolling sandbox allowfullscreen'),
      img: words('align alt height src width'),
      ol: words('start type'),
      ul: ['type'],
    },
    protocols: webLinks,
    dropped: ['style'],
  },
  wordpress: {
    elements: words(
      'address a abbr acronym area article aside audio b bdo big blockquote br button caption cite code col colgroup del dd dfn details div dl dt em fieldset figure figcaption font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label legend li map mark menu nav ol p pre q s samp section small span strike strong sub summary sup table tbody td textarea tfoot th thead title tr track tt u ul var video',
    ),
    attributes: {
      '*': [...words('class id style title role aria-label aria-hidden aria-describedby')],
      a: words('href rel rev name target download'),
      div: words('align dir lang'),
      p: words('align dir lang'),
      span: words('align dir lang'),
      li: words('align value'),
      ol: words('start type reversed'),
      ul: ['type'],
      img: words('alt align border height src width'),
    },
    protocols: webLinks,
    dropped: [],
  },
  oembed: {
    elements: words('a blockquote iframe'),
    attributes: {
      '*': [],
      a: ['href'],
      iframe: words('src width height frameborder marginwidth marginheight scrolling title'),
    },
    protocols: webLinks,
    dropped: [],
  },
};

/** The HTML that is left of `html`, as a browser reads and writes it. */
export function kept(page, html, { elements, attributes, protocols, dropped }) {
  return page.evaluate(
    ({ html, elements, attributes, protocols, dropped }) => {
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      const harmless = (value) =>
        protocols.includes(new URL(value, 'https://here.example').protocol);
      for (const element of [...body.querySelectorAll('*')]) {
        const name = element.localName;
        if (dropped.includes(name)) element.remove();
        else if (!elements.includes(name)) element.replaceWith(...element.childNodes);
        for (const { name: key, value } of [...element.attributes]) {
          const allowed = [...attributes['*'], ...(attributes[name] ?? [])].includes(key);
          const address = ['href', 'src'].includes(key);
          if (!allowed || (address && !harmless(value))) element.removeAttribute(key);
        }
      }
      return body.innerHTML;
    },
    { html, elements, attributes, protocols, dropped },
  );
}

/** The frame that WordPress puts into a post for an oEmbed answer; null for none. */
export async function discovered(page, html, secret) {
  const left = await kept(page, html, editors.oembed);
  return page.evaluate(
    ({ left, secret }) => {
      const { body } = new DOMParser().parseFromString(left, 'text/html');
      const frame = body.querySelector('iframe');
      if (frame === null) return null;
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.setAttribute('security', 'restricted');
      frame.setAttribute('src', `${frame.getAttribute('src')}#?secret=${secret}`);
      frame.setAttribute('data-secret', secret);
      return frame.outerHTML;
    },
    { left, secret },
  );
}
