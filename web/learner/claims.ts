// What a learner says to have or to be taking, by search and tick: items of a record (docs/learner.md)
// that nobody has checked.

export interface Claim {
  achievement: string;
  status: 'completed' | 'inProgress';
  /** A whole date. */
  completed?: string;
  grade?: string;
}

/** More than these nobody ticks; what comes from a link could be anything. */
const mostClaims = 500;
const longest = 2_000;

const isText = (value: unknown) =>
  typeof value === 'string' && value !== '' && value.length <= longest;
const isOptionalText = (value: unknown) => value === undefined || isText(value);

function isClaim(value: unknown): value is Claim {
  if (typeof value !== 'object' || value === null) return false;
  const { achievement, status, completed, grade } = value as Record<string, unknown>;
  return (
    isText(achievement) &&
    (status === 'completed' || status === 'inProgress') &&
    isOptionalText(completed) &&
    isOptionalText(grade)
  );
}

/** Each thing once, and no member but these. */
export function claimsIn(value: unknown): Claim[] | undefined {
  if (!Array.isArray(value) || value.length > mostClaims || !value.every(isClaim)) return undefined;
  const claims = value.map(tidy);
  return new Set(claims.map(({ achievement }) => achievement)).size === claims.length
    ? claims
    : undefined;
}

/** What is still being taken has neither a day on which it was completed nor a grade. */
function tidy({ achievement, status, completed, grade }: Claim): Claim {
  if (status === 'inProgress') return { achievement, status };
  return {
    ...{ achievement, status },
    ...(completed ? { completed } : {}),
    ...(grade ? { grade } : {}),
  };
}

/** The claims with this one, in the place of the one of the same thing. */
export function withClaim(claims: readonly Claim[], claim: Claim): Claim[] {
  const tidied = tidy(claim);
  const at = claims.findIndex(({ achievement }) => achievement === claim.achievement);
  return at < 0 ? [...claims, tidied] : claims.map((each, place) => (place === at ? tidied : each));
}

export function withoutClaim(claims: readonly Claim[], achievement: string): Claim[] {
  return claims.filter((each) => each.achievement !== achievement);
}
