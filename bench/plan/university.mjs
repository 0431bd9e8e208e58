// The program's own courses: subjects, levels, credit that does not always add up, and what must come
// before what.

/** Four-letter subjects; a small university has the first of them. */
const subjects = `MATH STAT COMP DATA PHYS CHEM BIOL GEOL ECON FINC MGMT MRKT ACCT LAWS POLS HIST
PHIL LING LITR PSYC SOCI EDUC NURS PUBH NUTR AGRI FORE GEOG ARCH PLAN CIVL MECH ELEC ENVR MATL HCIX
NETW SECU MUSI ARTS`.split(/\s+/);

export const university = 'urn:corvane:university';

/** Mostly five, and enough others that sums do not come out even. */
const credits = [5, 5, 5, 5, 5, 10, 10, 4, 6, 3];

/** @returns courses by subject, lower levels first, so that what comes before stands before */
export function makeCourses(dice, count) {
  const taught = Math.min(subjects.length, Math.max(1, Math.round(count / 14)));
  const each = Math.ceil(count / taught);
  return Array.from({ length: count }, (_, at) => {
    const place = at % each;
    const level = 100 * (1 + Math.floor((4 * place) / each));
    const code = `${subjects[Math.floor(at / each)]}-${level + (place % 100)}`;
    return course(dice, `${code}${place >= 100 ? `-${Math.floor(place / 100)}` : ''}`, level);
  });
}

function course(dice, code, level) {
  const value = dice.one(credits);
  return {
    id: `urn:corvane:${code.toLowerCase()}`,
    type: 'Course',
    tags: ['named'],
    name: code,
    owner: university,
    subject: code.slice(0, 4),
    level: { framework: 'course', level },
    credit: { value, unit: 'ECTS' },
    duration: 'P14W',
    workload: `PT${value * 27}H`,
  };
}

/** A laboratory is charged for by itself; all else by what the program charges for credit. */
export function addOwnCosts(dice, courses) {
  for (const each of courses) {
    if (!dice.chance(10)) continue;
    const price = (minor) => ({ minor, currency: 'USD' });
    each.costs = [
      { kind: 'tuitionPerCredit', price: price(dice.int(60, 90) * 1000) },
      { kind: 'materials', price: price(dice.int(5, 40) * 1000) },
    ];
  }
}

/** All of one or two groups, of each of which one is enough; always of the same subject, and below. */
export function addEntry(dice, courses) {
  courses.forEach((each, at) => {
    if (each.level.level < 200 || !dice.chance(55)) return;
    const below = courses
      .slice(Math.max(0, at - 40), at)
      .filter((other) => other.subject === each.subject && other.level.level < each.level.level);
    if (below.length === 0) return;
    const group = () => {
      const ids = new Set(
        Array.from({ length: dice.one([1, 1, 2, 3]) }, () => dice.one(below.slice(-8)).id),
      );
      const named = [...ids].map((achievement) => ({ achievement }));
      return named.length === 1 ? named[0] : { any: named };
    };
    each.entry = dice.chance(30) ? { all: [group(), group()] } : group();
  });
}

/** What has to be taken beside: a laboratory with its lecture. */
export function addCorequisites(dice, courses) {
  courses.forEach((each, at) => {
    const other = courses[at - 1];
    if (!other || !dice.chance(6) || other.subject !== each.subject || other.corequisites) return;
    if (other.level.level === each.level.level) each.corequisites = { achievement: other.id };
  });
}
