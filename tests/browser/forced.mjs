// With forced colours the platform sees to contrast. What is left to look at: that borders, bars, the
// shapes of verdicts and the ring of the focus are there at all. It runs in a page of either browser.

/** What cannot be told from what is behind it, in words. */
export function unseenShapes() {
  const root = document.querySelector('credential-stack').shadowRoot;
  const found = [];
  const own = document.createElement('p');
  root.append(own);
  own.style.setProperty('color', 'CanvasText');
  own.style.setProperty('background-color', 'Canvas');
  const { color: text, backgroundColor: canvas } = getComputedStyle(own);
  own.remove();
  const look = (selector, what, holds) => {
    for (const each of root.querySelectorAll(selector)) {
      if (!each.checkVisibility()) continue;
      const style = getComputedStyle(each);
      if (!holds(style)) found.push(`${what}: ${each.outerHTML.slice(0, 80)}`);
    }
    return root.querySelectorAll(selector).length;
  };
  const seen = (color) => color !== canvas && !/^rgba\(.*, 0\)$|\/ 0\)$|^none/.test(color);
  const bordered = (style) =>
    style.borderTopStyle !== 'none' &&
    parseFloat(style.borderTopWidth) >= 1 &&
    seen(style.borderTopColor);
  const ruled = (style) =>
    parseFloat(style.borderBottomWidth) >= 1 && seen(style.borderBottomColor);
  const counts = {
    cells: look('.table :is(thead th, tbody td)', 'no line below', ruled),
    cards: look('.card, .box', 'no border', bordered),
    controls: look(
      'button, select, input:not([type=checkbox], [type=file])',
      'no border',
      bordered,
    ),
    verdicts: look('.icon .shape', 'no shape', ({ stroke }) => stroke === text),
    signs: look('.icon :not(.shape)', 'no sign', ({ stroke }) => stroke === text),
    meters: look('.meter svg', 'no border', bordered),
    bars: look('.meter .bar', 'no bar', ({ fill }) => fill === text),
    tracks: look('.meter .track', 'a bar without an end', ({ fill }) => fill === canvas),
  };
  return { found, counts };
}

/** What has no ring around it when it has the focus; the page was left with a key before. */
export function unringed() {
  const root = document.querySelector('credential-stack').shadowRoot;
  const canvas = getComputedStyle(document.body).backgroundColor;
  const pressed = [...root.querySelectorAll('a[href], button, summary, input, select')];
  const without = pressed
    .filter((each) => each.checkVisibility())
    .filter((each) => {
      each.focus({ preventScroll: true });
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
      return (
        !each.matches(':focus-visible') ||
        outlineStyle === 'none' ||
        parseFloat(outlineWidth) < 2 ||
        outlineColor === canvas
      );
    })
    .map((each) => each.outerHTML.slice(0, 80));
  root.activeElement?.blur();
  return { without, count: pressed.length };
}
