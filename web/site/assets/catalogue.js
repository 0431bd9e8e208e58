// What the playground itself reads of a catalogue: which things it may be asked about. What is wrong
// with it, the core says.

const name = (text) =>
  typeof text === 'string' ? text : (text?.en ?? Object.values(text ?? {})[0] ?? '');

/** `native`, `ctdl` or `` where it is neither; and what can be chosen. */
export function look(text) {
  let document;
  try {
    document = JSON.parse(text);
  } catch {
    return { kind: '', things: [] };
  }
  if (document?.['@context'] || document?.['@graph'] || Array.isArray(document)) {
    return { kind: 'ctdl', things: [] };
  }
  const records = Array.isArray(document?.achievements) ? document.achievements : [];
  const recognised = Array.isArray(document?.recognitions) ? document.recognitions : [];
  const decided = new Set(recognised.map((recognition) => recognition?.credential));
  const things = records
    .filter((record) => typeof record?.id === 'string')
    .map((record) => ({
      id: record.id,
      label: name(record.name) || record.id,
      // Only what says what completes it can be audited or planned for.
      program: Boolean(record.requirement ?? record.versions),
      decided: decided.has(record.id),
      course: record.type === 'Course' || record.type === 'Assessment',
    }));
  return { kind: document?.credstack === undefined ? '' : 'native', things };
}

/** What may be in focus in that view, likely ones first. */
export function choices(things, view) {
  const programs = things.filter(({ program }) => program);
  if (view === 'audit' || view === 'plan') return programs;
  const others = things.filter(({ program, course }) => !program && !course);
  const courses = things.filter(({ course, program }) => course && !program);
  if (view === 'ladder') return [...programs, ...others];
  // What somebody has decided about leads somewhere.
  const decided = (list) => [...list.filter((t) => t.decided), ...list.filter((t) => !t.decided)];
  return [...decided([...others, ...programs]), ...courses];
}
