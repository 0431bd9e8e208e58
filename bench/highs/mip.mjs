// A mixed-integer program as it is put together: whole-numbered variables, linear expressions of them,
// and rows that limit those. It is written in the CPLEX LP format, and can be checked with whole
// numbers.

/** Numbers from here on stand for: without a limit. */
export const endless = 2 ** 53;

/** A constant, and so many times each of some variables. */
export class Sum {
  constructor(constant = 0) {
    this.constant = constant;
    this.terms = new Map();
  }

  static of(...parts) {
    const sum = new Sum();
    for (const part of parts) sum.add(part);
    return sum;
  }

  /** A number, a variable or a sum, so many times. */
  add(part, times = 1) {
    if (typeof part === 'number') {
      this.constant += part * times;
    } else if (part instanceof Variable) {
      const now = (this.terms.get(part) ?? 0) + times;
      if (now === 0) this.terms.delete(part);
      else this.terms.set(part, now);
    } else {
      this.constant += part.constant * times;
      for (const [variable, factor] of part.terms) this.add(variable, factor * times);
    }
    return this;
  }

  times(factor) {
    return new Sum().add(this, factor);
  }

  get least() {
    let sum = this.constant;
    for (const [each, factor] of this.terms) sum += factor * (factor > 0 ? each.lower : each.upper);
    return sum;
  }

  get most() {
    return -this.times(-1).least;
  }

  /** Its value, of values by the variables' places. */
  value(values) {
    let sum = this.constant;
    for (const [variable, factor] of this.terms) sum += factor * values[variable.at];
    return sum;
  }
}

class Variable {
  constructor(at, lower, upper) {
    this.at = at;
    this.lower = lower;
    this.upper = upper;
  }

  get name() {
    return `x${this.at}`;
  }
}

export class Mip {
  variables = [];
  rows = [];

  whole(lower, upper) {
    const variable = new Variable(this.variables.length, lower, upper);
    this.variables.push(variable);
    return variable;
  }

  /** One that is 0 or 1. */
  choice() {
    return this.whole(0, 1);
  }

  /** `left` is no more than `right`; each is a number, a variable or a sum. */
  atMost(left, right) {
    const sum = new Sum().add(left).add(right, -1);
    if (sum.most > 0) this.rows.push(sum);
  }

  atLeast(left, right) {
    this.atMost(right, left);
  }

  equal(left, right) {
    this.atMost(left, right);
    this.atMost(right, left);
  }

  /** `left` is no more than `right` where a choice is 1. */
  atMostIf(choice, left, right) {
    const sum = new Sum().add(left).add(right, -1);
    const over = sum.most;
    if (over > 0) this.rows.push(sum.add(choice, over).add(-over));
  }

  /** The rows that values break. */
  broken(values) {
    return this.rows.filter((row) => row.value(values) > 0);
  }

  /** As text, the variables in the order of their places. */
  text(objective) {
    const zeroes = this.variables.map((each) => [each, objective.terms.get(each) ?? 0]);
    const lines = ['Maximize', ` value: ${linear(zeroes)}`, 'Subject To'];
    this.rows.forEach((row, at) => {
      lines.push(` r${at}: ${linear([...row.terms])} <= ${-row.constant}`);
    });
    lines.push('Bounds');
    for (const each of this.variables)
      lines.push(` ${each.lower} <= ${each.name} <= ${each.upper}`);
    lines.push('General', ...this.variables.map((each) => ` ${each.name}`), 'End', '');
    return lines.join('\n');
  }
}

/** Eight terms a line, as readers of the format may limit how long one is. */
function linear(terms) {
  const parts = terms.map(([variable, factor], at) => {
    const sign = factor < 0 ? '-' : '+';
    return `${at % 8 === 7 ? '\n  ' : ''}${sign} ${Math.abs(factor)} ${variable.name}`;
  });
  return parts.join(' ');
}
