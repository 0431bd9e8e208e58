// From the items of a record to what may be used in programs (docs/audit.md, From the record to
// pieces).
#pragma once

#include <span>

#include "audit/drafts.hpp"

namespace credstack::audit {

Drafts draft_pieces(const Catalog& catalog, const Graph& graph, const Equivalents& equivalents,
                    std::span<const Tree* const> trees, const learner::Learner& learner,
                    const DraftQuestion& question);

}  // namespace credstack::audit
