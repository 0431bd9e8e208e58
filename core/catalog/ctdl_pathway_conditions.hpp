// What a condition of a pathway says of its targets: how many, in which relation, and under which
// constraints.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/ctdl_components.hpp"
#include "catalog/ctdl_constraints.hpp"
#include "catalog/ctdl_record.hpp"

namespace credstack::catalog::ctdl {

// A component may be shared so often that the tree outgrows the document by far.
constexpr std::size_t max_pathway_nodes = 8192;

enum class Relation : unsigned char { all, any, only_one };

struct Constraints {
  std::vector<std::pair<JsonValue, std::string>> list;  ///< with their pointers
  std::optional<std::size_t> needed;                    ///< so many of them; none: by the relation
  Relation relation = Relation::all;
  Text words;
};

/** Nothing of a pathway that could not be read in full is sure. */
void doubt(Record& record, const char* code, const Path& path, std::string message);

/** A whole number, rounded up; in doubt where it is none. */
std::optional<std::size_t> number_in(Record& record, const JsonValue& condition,
                                     std::string_view term, const Path& path);

/** `stated`: whether the condition says it; `all` where it does not. */
Relation relation_in(Record& record, const JsonValue& condition, const Path& path, bool& stated);

Constraints constraints_of(Record& record, const JsonValue& condition, const Path& path,
                           Relation relation);

/** Whether constraints hold of a candidate; `all_needed`: of `all`, none is left out. */
Truth judged(Document& document, const Constraints& constraints, const Path& path,
             const Candidate& candidate, const std::vector<Candidate>& all, bool all_needed);

Candidate candidate_of(Document& document, const Component& component);

}  // namespace credstack::catalog::ctdl
