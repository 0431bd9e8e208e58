// From credit granted to credit applied: what a decision is worth in this program, not in general.
#pragma once

#include "recognition/step.hpp"

namespace credstack {

/**
 * Fills in `step.credit` from its recognition or requirement, and adds the reasons that come of it
 * (no place, slot not stated). A number is given only as far as the catalogue fixes it; else a
 * range.
 */
void apply_credit(const Catalog& catalog, Step& step);

/** Sets what remains of the target from what is applied, unless the decision states it. */
void set_remaining(AppliedCredit& credit);

/**
 * An amount in another unit by the catalogue's cited rule for exactly that direction, never a
 * chain.
 * @param rule is set to the rule used, if one was needed.
 * @return none when there is no rule.
 */
std::optional<Credit> convert(const Catalog& catalog, const Credit& credit, std::string_view unit,
                              const CreditConversion*& rule);

}  // namespace credstack
