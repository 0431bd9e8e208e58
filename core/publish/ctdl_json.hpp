// The small values of the model as CTDL writes them: language maps, alignment objects, profiles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/json_writer.hpp"
#include "model/catalog.hpp"

namespace credstack::publish {

using answer::JsonWriter;

/** A language map as a member; left out when nothing is said. */
void ctdl_text(JsonWriter& json, const char* term, const Text& text);
/** A text of our own, in English. */
void ctdl_english(JsonWriter& json, const char* term, std::string_view text);

/** A term of one of CTDL's own concept schemes: `ctdl_concept(json, "lifeCycle:", "Active")`. */
void ctdl_concept(JsonWriter& json, std::string_view prefix, std::string_view name);
/** Terms of classifications as a member, one alignment object each; left out when there are none.
 */
void ctdl_codes(JsonWriter& json, const char* term, const std::vector<const Code*>& codes);

/** A ValueProfile in an array, as a member. Units that CTDL has no concept for keep their name. */
void ctdl_credit(JsonWriter& json, const char* term, const Credit& credit);
/** The CostProfiles of a record. */
void ctdl_costs(JsonWriter& json, const std::vector<Cost>& costs);

/** Addresses as a member, in an array; left out when there are none. */
void ctdl_references(JsonWriter& json, const char* term, const std::vector<std::string>& addresses);

}  // namespace credstack::publish
