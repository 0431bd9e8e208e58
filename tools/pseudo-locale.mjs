// en-XA: the English words with accents, longer and in brackets. On a page in it, what is not from
// the messages stands out, and what has no room for a longer language breaks.
const plain = 'AEIOUYCDGLNRSTZaeiouycdglnrstz';
const accented = 'ÅÉÎÖÛÝÇÐĜĻÑŔŠŢŽåéîöûýçðĝļñŕšţž';
const accents = new Map([...plain].map((letter, at) => [letter, [...accented][at]]));

/** How much longer a translation can be than the English. */
const growth = 0.4;
const filler = ' één ţŵö ţĥŕéé ƒöûŕ ƒîṽé šîẋ šéṽéñ éîĝĥţ ñîñé ţéñ';

/** A message in the pseudo-locale; its placeholders stay. */
export function pseudo(message) {
  const parts = message.split(/(\{\w+\})/);
  const text = parts
    .map((part, at) => (at % 2 ? part : [...part].map((c) => accents.get(c) ?? c).join('')))
    .join('');
  const letters = parts.filter((_, at) => at % 2 === 0).join('').length;
  const more = Math.ceil(letters * growth);
  return `[${text}${filler.repeat(Math.ceil(more / filler.length)).slice(0, more)}]`;
}

/** Forms of numbers and dates, and what stands between two names, are no sentences. */
const forms = /^(dir|number\.(group|point)|money|date\.(full|month)|list\.\w+)$/;

/** A flat object of messages. */
export function pseudoMessages(messages) {
  return Object.fromEntries(
    Object.entries(messages).map(([key, text]) => [key, forms.test(key) ? text : pseudo(text)]),
  );
}

/** Words of the element, in objects of objects. */
export function pseudoWords(words) {
  if (typeof words === 'string') return pseudo(words);
  return Object.fromEntries(Object.entries(words).map(([key, each]) => [key, pseudoWords(each)]));
}
