// Exceptions of a record: which are about a program, and what they lift.
#pragma once

#include <vector>

#include "audit/drafts.hpp"

namespace credstack::audit {

/** Those about a program on that day, in the order of the record. */
std::vector<RuleException> exceptions_in(const learner::Learner& learner, const Tree& tree,
                                         Date on);

/** By leaf: whether it lies below a node that is waived, and takes nothing. */
std::vector<bool> waived_leaves(const Catalog& catalog, const Tree& tree,
                                const std::vector<RuleException>& exceptions);

/** The exception that lifts a rule for everything, or none. */
const RuleException* lifts(const Rule& rule, const std::vector<RuleException>& exceptions);

/** Whether a rule is lifted for everything by the owner's word. */
bool is_lifted(const Rule& rule, const std::vector<RuleException>& exceptions);

/** Whether each of a piece's items is let off a rule: by the owner (`valid`), or as others claim.
 */
bool is_let_off(const learner::Learner& learner, const Rule& rule, const Draft& draft,
                const std::vector<RuleException>& exceptions, bool valid);

}  // namespace credstack::audit
