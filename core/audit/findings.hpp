// From allocations back to what a reader asks: which requirement is met, by what, and what kept the
// rest of the record out.
#pragma once

#include <optional>
#include <span>

#include "audit/answer.hpp"
#include "audit/drafts.hpp"
#include "audit/problem_builder.hpp"

namespace credstack::audit {

/** All that an audit worked with; `possible` where it looked at what is only possible. */
struct Worked {
  const Catalog& catalog;
  std::span<const Tree* const> trees;
  const Drafts& drafts;
  const Built& built;
  const learner::Learner& learner;
  Solution main;
  std::optional<Solution> possible;
  std::uint8_t looked_at = 1;  ///< the highest standing of `main`
};

/** Fills in all but the date and what holds a whole program back. */
void write_findings(const Worked& worked, AuditAnswer& answer);

}  // namespace credstack::audit
