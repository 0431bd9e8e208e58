// From the bytes of a record to a Learner, and its problems.
#pragma once

#include <string_view>
#include <vector>

#include "catalog/json_document.hpp"
#include "credstack/credstack.hpp"
#include "learner/learner.hpp"

namespace credstack::learner {

/** A record within a document; the document must outlive the learner. `at` is the JSON Pointer of
 * the record, for diagnostics. Never fails: what cannot be read is a diagnostic. */
Learner read_learner(const Catalog& catalog, catalog::JsonValue record, std::string_view at,
                     std::vector<Diagnostic>& diagnostics);

/** A CSV of courses (docs/learner.md, CSV). The bytes must outlive the learner. */
Learner read_csv(const Catalog& catalog, std::string_view bytes,
                 std::vector<Diagnostic>& diagnostics);

}  // namespace credstack::learner
