// What every page does beyond its text: shows the contents where there is room, copies examples, and
// looks for headings and names. Without it nothing is missing that cannot be read.
import { startSearch } from './search.js';

const wide = matchMedia('(min-width: 72rem)');

function showContents() {
  for (const contents of document.querySelectorAll('[data-open-when-wide]'))
    contents.open = wide.matches;
}

/** A button above each example that is to be pasted. */
function offerCopies() {
  if (!navigator.clipboard) return;
  for (const example of document.querySelectorAll('pre')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(example.textContent);
        button.textContent = 'Copied';
      } catch {
        button.textContent = 'Not allowed here';
      }
      setTimeout(() => (button.textContent = 'Copy'), 2000);
    });
    const box = document.createElement('div');
    box.className = 'example';
    example.replaceWith(box);
    box.append(button, example);
  }
}

wide.addEventListener('change', showContents);
showContents();
offerCopies();
startSearch(document.querySelector('.search'));
