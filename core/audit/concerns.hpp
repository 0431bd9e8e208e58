// What rules are about: which pieces they pick.
#pragma once

#include <vector>

#include "audit/drafts.hpp"

namespace credstack::audit {

/** Whether a rule of a tree is about a piece: by `of`, `except` and `origin`, and by no exception.
 */
bool concerns(const Catalog& catalog, const learner::Learner& learner, const Rule& rule, Index tree,
              const Draft& draft, const std::vector<RuleException>& exceptions);

/** Whether one of them picks a piece, whose first item that is. */
bool picks_piece(const Catalog& catalog, const std::vector<Selector>& selectors, const Draft& draft,
                 const learner::Item& item);

}  // namespace credstack::audit
