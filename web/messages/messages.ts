/** What the element says itself; all else comes in the answer. */
export interface Messages {
  /** Opens the evidence of a card. */
  details: string;
  /** Heads the facts of the credential or program itself. */
  keyFacts: string;
  /** By plural category of Intl.PluralRules; `{n}` is the number. */
  problems: { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;
}
