// From the bytes of a record to a Learner, and its problems.
#pragma once

#include <string_view>
#include <vector>

#include "catalog/find_id.hpp"
#include "catalog/json_document.hpp"
#include "credstack/credstack.hpp"
#include "learner/learner.hpp"

namespace credstack::learner {

/** The ids that records name, looked up quickly: made once for many records. */
struct KnownIds {
  explicit KnownIds(const Catalog& catalog)
      : achievements(catalog.achievements),
        organizations(catalog.organizations),
        grade_scales(catalog.grade_scales) {}

  catalog::IdIndex achievements;
  catalog::IdIndex organizations;
  catalog::IdIndex grade_scales;
};

/**
 * A record within a document; the document must outlive the learner. `at` is the JSON Pointer of
 * the record, for diagnostics. Never fails: what cannot be read is a diagnostic.
 * @param ids  of the same catalogue; made anew where there are none and the record needs them
 */
Learner read_learner(const Catalog& catalog, catalog::JsonValue record, std::string_view at,
                     std::vector<Diagnostic>& diagnostics, const KnownIds* ids = nullptr);

/** A CSV of courses (docs/learner.md, CSV). The bytes must outlive the learner. */
Learner read_csv(const Catalog& catalog, std::string_view bytes,
                 std::vector<Diagnostic>& diagnostics, const KnownIds* ids = nullptr);

}  // namespace credstack::learner
