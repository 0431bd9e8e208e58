// A catalogue over which the search for the least time goes on and on: thirty-six courses of many
// prices and sizes, of which some must come before others, and few hours a week.

/** The same numbers each time: those of a linear congruence. */
function* numbers(seed) {
  for (let at = seed; ;) {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield at;
  }
}

export function longSearch() {
  const dice = numbers(7);
  const roll = (least, most) => least + ((dice.next().value >> 8) % (most - least + 1));
  const courses = Array.from({ length: 36 }, (_, at) => {
    const credits = roll(3, 11);
    return {
      id: `course:${at + 1}`,
      type: 'Course',
      name: `Course ${at + 1}`,
      owner: 'org:u',
      credit: { value: credits, unit: 'ECTS' },
      workload: `PT${credits * roll(20, 30)}H`,
      duration: `P${roll(5, 90)}D`,
      costs: [{ kind: 'tuition', price: { minor: roll(9_000, 99_000), currency: 'EUR' } }],
      ...(at % 3 === 2 ? { entry: { achievement: `course:${at}` } } : {}),
    };
  });
  return {
    credstack: 1,
    id: 'urn:example:long-search',
    asOf: '2026-11-01',
    organizations: [{ id: 'org:u', name: 'Uplands University', type: 'higherEducation' }],
    achievements: [
      ...courses,
      {
        id: 'program:long',
        type: 'Diploma',
        name: 'Diploma in Everything',
        owner: 'org:u',
        credit: { value: 97, unit: 'ECTS' },
        requirement: { credits: { value: 97, unit: 'ECTS' }, from: courses.map(({ id }) => id) },
      },
    ],
  };
}
