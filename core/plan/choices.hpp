// What a learner may choose where a program takes things that the catalogue does not name: so much
// credit, or a course, of the program's owner (docs/plan.md, What can be taken).
#pragma once

#include <vector>

#include "audit/tree.hpp"
#include "learner/learner.hpp"
#include "plan/answer.hpp"

namespace credstack::plan {

/** Something of one's own choice, as a thing that can be taken. */
struct Choice {
  OwnChoice what;
  audit::Index leaf = 0;   ///< of the tree
  std::int64_t units = 1;  ///< of credit the multiple of the least size
  Achievement record;      ///< with the facts that any such thing has, and without a name
};

/**
 * All that may be chosen: of a leaf that asks for credit in every size, smallest first; of one that
 * counts courses as many as it asks for. Those of one leaf stand together.
 * @param waived  leaves that take nothing
 * @param grain  of the credit of the program and of all that could be taken for it
 */
std::vector<Choice> choices_of(const Catalog& catalog, const audit::Tree& tree,
                               const std::vector<bool>& waived, Rational grain);

/** As a planned item of a record. */
learner::Item item_of(const Choice& choice);

/** What rules over its leaf look at, and what is chosen may be or not: it has to be chosen by them.
 */
std::vector<Condition> open_conditions(const audit::Tree& tree, const Choice& choice);

}  // namespace credstack::plan
