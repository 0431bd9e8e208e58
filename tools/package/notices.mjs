// The list of licences: what is in the package, under which licence, with its text.

const line = '-'.repeat(80);

export function notices(components) {
  const list = components.map(
    ({ name, version, licence, within }) => `${name} ${version} (${licence}), in ${within}`,
  );
  const texts = components.map(
    ({ name, version, licence, text }) => `${line}\n${name} ${version}\n${licence}\n\n${text}\n`,
  );
  return `credential-stack is under the Apache License 2.0, which is in the file LICENSE.
These are in it, too:

${list.join('\n')}

${texts.join('\n')}`;
}
