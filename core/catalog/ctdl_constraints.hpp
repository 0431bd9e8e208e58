// The constraints of a pathway's conditions: exact over the facts that are at hand, else words that
// somebody judges.
#pragma once

#include <optional>
#include <vector>

#include "catalog/ctdl_document.hpp"
#include "catalog/ctdl_truth.hpp"
#include "model/values.hpp"

namespace credstack::catalog::ctdl {

/**
 * A component that a condition offers, with the resource that it stands in for, where that is in
 * the document: what the component says goes first.
 */
struct Candidate {
  JsonValue component;
  std::optional<JsonValue> resource;
};

/**
 * Whether a constraint holds of a candidate. Of an aggregate (a sum, a count) it is asked of all
 * candidates together, which can be told only where every one of them is needed.
 */
Truth holds_of(Document& document, const JsonValue& constraint, const Path& path,
               const Candidate& candidate, const std::vector<Candidate>& all, bool all_needed);

/** The constraint in words: its own, else `creditValue is at least 10`. */
Text constraint_in_words(Document& document, const JsonValue& constraint, const Path& path);

}  // namespace credstack::catalog::ctdl
