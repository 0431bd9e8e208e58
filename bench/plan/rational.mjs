// Amounts of credit as whole numbers of grains: the largest amount that divides all there are.

export function greatest(a, b) {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/** Decimals of the format have at most four places; shares are fractions of a total. */
export class Grains {
  constructor(requirement, total) {
    this.total = total;
    this.places = 10_000;
    for (const share of sharesOf(requirement)) {
      const below = Number(share.split('/')[1] ?? 1);
      this.places *= below / greatest(below, 10_000);
    }
  }

  of(value) {
    const amount = value * this.places;
    const whole = Math.round(amount);
    if (Math.abs(amount - whole) > 1e-3) throw new Error(`${value} is no whole number of grains`);
    return whole;
  }

  share(share) {
    const [above, below = 1] = share.split('/').map(Number);
    return this.of((this.total * above) / below);
  }
}

function sharesOf(node) {
  const own = (node.rules ?? []).flatMap((rule) => rule.atMost?.share ?? rule.atLeast?.share ?? []);
  return [...own, ...(node.all ?? node.any ?? node.of ?? []).flatMap(sharesOf)];
}
