// The way of the focus through a page, by the Tab key alone, in a page of either browser.

/**
 * Runs in the page: numbers everything that the Tab key should come to, in the order of reading, through the
 * shadow trees. Of several radio buttons it would come to one only; there are none here.
 */
function numberStops() {
  let count = 0;
  const visit = (node) => {
    const root = node.shadowRoot;
    if (
      node.matches?.('a[href], button, input, select, textarea, summary, [tabindex]') &&
      !node.disabled &&
      node.tabIndex >= 0 &&
      node.checkVisibility()
    ) {
      node.setAttribute('data-stop', String(count));
      count += 1;
    }
    for (const child of (root ?? node).children) visit(child);
  };
  visit(document.documentElement);
  return count;
}

/** Runs in the page: what has the focus, and how that is seen; null where nothing has it. */
function look() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body || active === document.documentElement) return null;

  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const behind = [];
  for (let at = parentOf(active); at; at = parentOf(at)) {
    behind.unshift(getComputedStyle(at).backgroundColor);
  }
  const paint = (...colors) => {
    for (const color of ['#fff', ...colors]) {
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
    }
    const light = [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)]
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05;
  };
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(active);
  // The button in a field for a date has the browser's own ring.
  const browsers = !active.matches(':focus') && active.type === 'date';
  const [ring, ground] = [paint(...behind, outlineColor), paint(...behind)];

  const box = active.getClientRects()[0];
  // WCAG 2.4.11 asks that a part of it is in view; Firefox does not scroll where one is.
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const x = middle(box.left, box.right, innerWidth);
  const y = middle(box.top, box.bottom, innerHeight);
  const hit = active.getRootNode().elementFromPoint(x, y);
  // Its label is pressed as well as itself.
  const target = (active.closest('label') ?? active).getBoundingClientRect();
  return {
    stop: Number(active.getAttribute('data-stop') ?? -1),
    what: active.outerHTML.slice(0, 90).replace(/\s+/g, ' '),
    isLink: active.localName === 'a',
    ring: browsers ? 2 : outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
    contrast: browsers ? 3 : Math.max(ring, ground) / Math.min(ring, ground),
    inWindow: box.top < innerHeight && box.bottom > 0 && box.left < innerWidth && box.right > 0,
    uncovered: hit !== null && (active.contains(hit) || hit.contains(active)),
    width: target.width,
    height: target.height,
  };
}

/** Every place to which the Tab key comes, until it leaves the page or begins anew; parts of one are one. */
export async function walk(page, key = 'Tab') {
  const count = await page.evaluate(numberStops);
  const stops = [];
  for (let presses = 0; presses < 6 * count; presses += 1) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(look);
    const isRound = stops.length > 1 && stop?.stop === stops[0].stop;
    if (stop === null || isRound) return { count, stops };
    if (stop.stop !== stops.at(-1)?.stop) stops.push(stop);
  }
  throw new Error(`the focus does not leave the page: ${stops.at(-1)?.what}`);
}

/** What is wrong with the places: WCAG 2.4.7, 1.4.11, 2.4.11 and 2.5.8. Links in a line of text may be small. */
export const faultsOf = ({ stops }) =>
  stops.flatMap(({ what, isLink, ring, contrast, inWindow, uncovered, width, height }) =>
    [
      ring >= 2 ? '' : 'no ring',
      contrast >= 3 ? '' : `a ring of a contrast of ${contrast.toFixed(2)}`,
      inWindow && uncovered ? '' : 'not in view',
      isLink || (width >= 24 && height >= 24) ? '' : `${width} × ${height} pixels`,
    ]
      .filter(Boolean)
      .map((fault) => `${fault}: ${what}`),
  );
