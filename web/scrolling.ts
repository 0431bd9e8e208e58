// An answer is seldom as long as what stood there before. Browsers keep the page still under a reader by
// what of it is in view; where that is the very thing that is drawn anew, they cannot.

/**
 * Makes the change to the element. Where its beginning is above the window, its end stays where it is in the
 * window, and with it what is below; a reader in the midst of it is not left with what is below instead.
 */
export function keepingBelow(element: Element, change: () => void): void {
  const before = element.getBoundingClientRect();
  change();
  // At the beginning nothing above moves, and what is below is seldom in view.
  if (before.top >= 0) return;
  const { bottom } = element.getBoundingClientRect();
  const inView = before.bottom <= innerHeight;
  const slip = bottom - Math.min(before.bottom, innerHeight);
  if (inView || slip < 0) scrollBy({ top: slip, behavior: 'instant' });
}
