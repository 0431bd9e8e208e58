// Credit and cost as CTDL states them, exact or not at all.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalog/ctdl_document.hpp"
#include "model/records.hpp"

namespace credstack::catalog::ctdl {

/** The credit of an object's `ceterms:creditValue`, or of another such term; nothing, with a
 * warning, where it is not sure. */
std::optional<Credit> read_credit(Document& document, const JsonValue& object, const Path& path,
                                  std::string_view term = "ceterms:creditValue");

/** The same as it is written, unsure or not: `120 Semester Hours`; empty where there is none. */
Text credit_in_words(Document& document, const JsonValue& object, const Path& path,
                     std::string_view term = "ceterms:creditValue");

/** The costs of a record's `ceterms:estimatedCost`. */
std::vector<Cost> read_costs(Document& document, const JsonValue& node, const Path& path);

}  // namespace credstack::catalog::ctdl
