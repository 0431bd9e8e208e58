// The small values of the model as JSON, in the words of docs/catalog.md.
#pragma once

#include <vector>

#include "answer/context.hpp"
#include "answer/json_writer.hpp"
#include "recognition/remaining.hpp"

namespace credstack::answer {

std::string_view word(Method method);
void write(JsonWriter& json, const Credit& credit);
void write(JsonWriter& json, const Money& money);
void write(JsonWriter& json, const Context& context, const Source& source);
/** The catalogue that an answer comes from. */
void write_catalog(JsonWriter& json, const Context& context);
/** Id, name, type, owner and what else tells an achievement apart. */
void write_brief(JsonWriter& json, const Context& context, AchievementId id);
void write_organization(JsonWriter& json, const Context& context, OrganizationId id);
void write_costs(JsonWriter& json, const Context& context, const std::vector<CostTotal>& costs);
/** As `key`: the value, or "unknown". */
void write_known(JsonWriter& json, const char* key, const std::optional<Credit>& credit);

template <class T>
void write_ids(JsonWriter& json, const Context& context, const char* key,
               const std::vector<T>& ids) {
  if (ids.empty()) return;
  json.key(key).array();
  for (const T id : ids) json.string(context.catalog[id].id);
  json.end_array();
}

}  // namespace credstack::answer
