// Looks through titles, headings and names of all pages. The index is fetched once somebody begins to
// look; what is looked for stays in the page.
const home = new URL('../', import.meta.url);
const most = 12;

/** Entries as `{ title, section, href, words }`, one for each page, heading and name. */
function entriesOf(pages) {
  return pages.flatMap(({ path, title, sections, names }) => {
    const href = new URL(path, home).href;
    const entry = (text, id, above = title) => ({
      text,
      above,
      href: id ? `${href}#${id}` : href,
      words: `${text} ${above}`.toLowerCase(),
    });
    return [
      entry(title, '', ''),
      ...names.map((name) => entry(name, '')),
      ...sections.flatMap(([id, text, ...inside]) => [
        entry(text, id),
        ...inside.map((name) => entry(name, id, `${title}: ${text}`)),
      ]),
    ];
  });
}

/** Best first: what is called so, then what begins so, then what has the words. */
function rank({ text }, wanted) {
  const name = text.toLowerCase();
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(wanted) ? 2 : 3;
}

/** Those that have all words that are wanted. */
export function search(entries, wanted) {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const whole = words.join(' ');
  return entries
    .filter((entry) => words.every((word) => entry.words.includes(word)))
    .map((entry, at) => ({ entry, at, rank: rank(entry, whole) }))
    .sort((one, other) => one.rank - other.rank || one.at - other.at)
    .map(({ entry }) => entry);
}

function item({ text, above, href }) {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  const line = document.createElement('li');
  if (above) {
    const place = document.createElement('span');
    place.textContent = above;
    link.append(place);
  }
  line.append(link);
  return line;
}

export function startSearch(form) {
  const input = form.querySelector('input');
  const list = form.querySelector('ul');
  const count = form.querySelector('[role=status]');
  let entries;
  const load = () =>
    (entries ??= fetch(new URL('assets/search.json', home))
      .then((response) => response.json())
      .then(entriesOf)
      .catch(() => []));

  const show = (found, asked) => {
    list.replaceChildren(...found.slice(0, most).map(item));
    list.hidden = found.length === 0;
    const more = found.length > most ? `, the first ${most} are shown` : '';
    count.textContent = asked ? `${found.length || 'Nothing'} found${more}` : '';
  };
  const clear = () => {
    input.value = '';
    show([], false);
  };

  input.addEventListener('focus', load);
  input.addEventListener('input', async () => {
    const all = await load();
    // What was typed meanwhile is what counts.
    show(search(all, input.value), input.value.trim() !== '');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    list.querySelector('a')?.click();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    clear();
    input.focus();
  });
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !form.contains(relatedTarget)) list.hidden = true;
  });
  // A place on the same page is gone to without leaving it.
  list.addEventListener('click', clear);
  form.hidden = false;
}
