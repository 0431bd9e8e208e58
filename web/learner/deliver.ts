// What leaves the page by the learner's own hand: a file, the clipboard, paper.

export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  // The browser may take a moment to fetch it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Whether it could be copied: it may be denied, and in a frame mostly is. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

const alone = `@media print {
  body :not(:has([data-cs-printing]), [data-cs-printing], [data-cs-printing] *) {
    display: none !important;
  }
}`;

/** Some browsers print later, and some that may not print never say that they are done. */
const longestPrinting = 60_000;

/** Prints what the element shows, without the page around it where the browser can leave that out. */
export function printAlone(element: Element): void {
  // In a shadow tree of the page's own it cannot be picked out from here.
  if (element.getRootNode() === document) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(alone);
    element.toggleAttribute('data-cs-printing', true);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const done = () => {
      removeEventListener('afterprint', done);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
      element.toggleAttribute('data-cs-printing', false);
    };
    addEventListener('afterprint', done);
    setTimeout(done, longestPrinting);
  }
  window.print();
}
