// The bill of materials, as CycloneDX (ECMA-424) writes it. It has no time and no random number in it: the
// same package has the same one.

const reference = ({ purl }) => purl;

/** One licence has a name of its own in the list of SPDX; more of them, or one with an exception, make an expression. */
const licences = (licence) =>
  licence.includes(' ') ? [{ expression: licence }] : [{ license: { id: licence } }];

const component = ({ name, version, licence, purl }) => ({
  type: 'library',
  'bom-ref': purl,
  ...{ name, version, licenses: licences(licence), purl },
});

/** Of a package (name, version, description, license) and what is in it. */
export function billOfMaterials({ name, version, description, license }, components) {
  const purl = `pkg:npm/${name}@${version}`;
  const sorted = [...components].sort((a, b) => (a.purl < b.purl ? -1 : 1));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { ...component({ name, version, licence: license, purl }), description },
    },
    components: sorted.map(component),
    dependencies: [
      { ref: purl, dependsOn: sorted.map(reference) },
      ...sorted.map((part) => ({ ref: reference(part) })),
    ],
  };
}
