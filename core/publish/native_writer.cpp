#include "publish/native_writer.hpp"

#include <algorithm>

#include "publish/native_records.hpp"

namespace credstack::publish {
namespace {

Part everything(const Catalog& catalog) {
  Part part;
  for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
    part.achievements.push_back({AchievementId{i}, Facts::all});
  }
  for (std::size_t i = 0; i < catalog.recognitions.size(); ++i) part.recognitions.emplace_back(i);
  for (std::size_t i = 0; i < catalog.organizations.size(); ++i) {
    part.organizations.push_back({OrganizationId{i}, true});
  }
  for (std::size_t i = 0; i < catalog.agreements.size(); ++i) part.agreements.emplace_back(i);
  for (const CreditConversion& rule : catalog.conversions) part.conversions.push_back(&rule);
  for (const LevelMap& map : catalog.level_maps) part.level_maps.push_back(&map);
  for (std::size_t i = 0; i < catalog.grade_scales.size(); ++i) part.grade_scales.emplace_back(i);
  for (const Term& term : catalog.calendar) part.terms.push_back(&term);
  return part;
}

void write_policy(JsonWriter& json, const Policy& policy) {
  const Policy usual;
  const bool stale = policy.stale_after != usual.stale_after;
  const bool shared = policy.shared_core != usual.shared_core;
  const bool shortness = policy.short_profile != usual.short_profile;
  if (!stale && !shared && !shortness) return;
  json.key("policy").object();
  if (stale) write(json, "staleAfter", policy.stale_after);
  if (shared) json.member("sharedCore", std::int64_t{policy.shared_core});
  if (shortness) json.member("shortProfile", policy.short_profile);
  json.end_object();
}

void write_heading(JsonWriter& json, const Defaults& defaults, const Catalog& catalog) {
  json.member("credstack", std::int64_t{1});
  json.optional("id", catalog.id);
  write(json, defaults, "name", catalog.name);
  json.optional("version", catalog.version).optional("language", catalog.language);
  write(json, "asOf", catalog.as_of);
  write_policy(json, catalog.policy);
}

template <class Records, class Write>
void write_list(JsonWriter& json, const char* key, const Records& records, Write write_one) {
  if (records.empty()) return;
  json.key(key).array();
  for (const auto& record : records) write_one(record);
  json.end_array();
}

std::string write_native(const Catalog& catalog, const Part& part, bool whole) {
  const Defaults defaults{catalog.language, catalog.as_of};
  JsonWriter json;
  json.object();
  write_heading(json, defaults, catalog);
  const RecordWriter records(catalog, part, whole, defaults, json);
  write_list(json, "organizations", part.organizations,
             [&](const Part::Body& body) { records.organization(body); });
  write_list(json, "achievements", part.achievements,
             [&](const Part::Member& member) { records.achievement(member); });
  write_list(json, "agreements", part.agreements,
             [&](AgreementId id) { records.agreement(catalog[id]); });
  write_list(json, "recognitions", part.recognitions,
             [&](RecognitionId id) { records.recognition(catalog[id]); });
  write_list(json, "creditConversions", part.conversions,
             [&](const CreditConversion* rule) { records.conversion(*rule); });
  write_list(json, "levelMaps", part.level_maps,
             [&](const LevelMap* map) { records.level_map(*map); });
  write_list(json, "gradeScales", part.grade_scales,
             [&](GradeScaleId id) { records.grade_scale(catalog[id]); });
  write_list(json, "terms", part.terms, [&](const Term* term) { records.term(*term); });
  json.end_object();
  return json.take();
}

}  // namespace

const Part::Member* Part::find(AchievementId id) const {
  const auto at = std::lower_bound(
      achievements.begin(), achievements.end(), id,
      [](const Member& member, AchievementId wanted) { return member.id < wanted; });
  return at != achievements.end() && at->id == id ? &*at : nullptr;
}

bool Part::is_node(AchievementId id) const {
  const Member* member = find(id);
  return member != nullptr && has(member->facts, Facts::node);
}

std::string write_native(const Catalog& catalog) {
  return write_native(catalog, everything(catalog), true);
}

std::string write_native(const Catalog& catalog, const Part& part) {
  return write_native(catalog, part, false);
}

}  // namespace credstack::publish
