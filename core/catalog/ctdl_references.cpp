#include "catalog/ctdl_references.hpp"

#include <algorithm>
#include <utility>

#include "catalog/ctdl_reader.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

/** The id as written: of a string, of an object's `@id`, else its CTID; empty where there is none.
 */
std::string_view written_id(const JsonValue& value) {
  if (value.is_string()) return value.text();
  for (const std::string_view term : {"@id", "ceterms:ctid"}) {
    const std::optional<JsonValue> id = value.find(term);
    if (id && id->is_string() && !id->text().empty()) return id->text();
  }
  return {};
}

/** An IRI, a blank node or a CTID. A title in an id's place ("License") is none. */
bool is_id(std::string_view text) {
  if (text.empty() || text.size() > 1024) return false;
  const bool known =
      text.find(':') != text.npos || text.starts_with("ce-") || text.starts_with("CE-");
  return known && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
         });
}

/** The catalogue's id of a value, after the checks that are the same for every kind of record. */
std::optional<std::string> id_for(Document& document, const JsonValue& value, const Path& path,
                                  Role role, std::string_view expected, const std::string& local) {
  if (!value.is_string() && !(value.is_object() && value.size() > 0)) {
    document.type_mismatch(path, expected);
    return std::nullopt;
  }
  const std::string_view written = written_id(value);
  if (written.empty() && value.is_object()) return local;
  if (!is_id(written)) {
    document.type_mismatch(path, expected);
    return std::nullopt;
  }
  const Document::Node* node = document.find(written);
  if (node != nullptr && node->meaning.role != role) {
    document.type_mismatch(path, expected);
    return std::nullopt;
  }
  if (node == nullptr && is_blank(written) && value.size() <= 1) {
    document.diagnostics().warning(
        "ctdl-undefined-bnode", path,
        "The blank node " + quoted(written) + " is not defined in this document.");
  }
  return document.id_of(written);
}

// Records inside records are read in full to this depth, and only named below it.
constexpr int deepest_in_place = 8;

/** Whether an object says more than which record it means. */
bool says_something(const JsonValue& object) {
  for (const JsonValue member : object) {
    if (!member.key().starts_with('@') && member.key() != "ceterms:ctid") return true;
  }
  return false;
}

}  // namespace

AchievementId read_achievement(Document& document, const JsonValue& value, const Path& path,
                               AchievementType range, const std::string& local) {
  constexpr std::string_view expected = "an achievement's address, or the achievement itself";
  if (value.is_object() && value.find("@type")) {
    const Role role = meaning_of(value).role;
    if (role == Role::organization || role == Role::part) {
      document.type_mismatch(path, expected);
      return {};
    }
  }
  const auto id = id_for(document, value, path, Role::achievement, expected, local);
  if (!id) return {};
  CatalogBuilder& builder = document.builder();
  const AchievementId at = builder.achievement(*id);
  Achievement& record = builder.catalog().achievements[at.index()];
  const bool is_here = document.at(*id) != nullptr;
  if (!record.external || is_here) return at;
  const Meaning meaning = value.is_object() ? meaning_of(value) : Meaning{};
  if (record.type == AchievementType::other && !record.name) {
    record.type = meaning.role == Role::achievement ? meaning.type : range;
  }
  if (!value.is_object() || record.name || !says_something(value)) return at;
  if (!document.first_in_place(*id)) return at;
  if (document.depth >= deepest_in_place) {
    record.name = read_text(document, value, "ceterms:name", path);
    return at;
  }
  ++document.depth;
  read_achievement_in_place(document, value, path, at, local);
  --document.depth;
  return at;
}

bool read_achievements(Document& document, const JsonValue& object, std::string_view term,
                       const Path& path, AchievementType range, const std::string& local,
                       std::vector<AchievementId>& list) {
  std::size_t count = 0;
  bool all = true;
  each(object, term, path, [&](const JsonValue& value, const Path& at) {
    const std::string own =
        local + "/" + std::string(local_name(term)) + "/" + std::to_string(count++);
    const AchievementId found = read_achievement(document, value, at, range, own);
    all = all && found;
    if (found && std::find(list.begin(), list.end(), found) == list.end()) list.push_back(found);
  });
  return all;
}

Targets read_targets(Document& document, const JsonValue& profile, const Path& path,
                     const std::string& local) {
  constexpr std::pair<std::string_view, AchievementType> terms[] = {
      {"ceterms:targetCredential", AchievementType::other},
      {"ceterms:targetLearningOpportunity", AchievementType::learning_program},
      {"ceterms:targetAssessment", AchievementType::assessment},
      {"ceterms:targetPathway", AchievementType::pathway}};
  Targets targets;
  for (const auto& [term, range] : terms) {
    if (!read_achievements(document, profile, term, path, range, local, targets.list)) {
      targets.complete = false;
    }
  }
  return targets;
}

std::string reference_in(Document& document, const JsonValue& value) {
  if (!value.is_string() && !value.is_object()) return {};
  const std::string_view written = written_id(value);
  return is_id(written) ? document.id_of(written) : std::string();
}

std::vector<OrganizationId> read_organizations(Document& document, const JsonValue& object,
                                               std::string_view term, const Path& path,
                                               const std::string& local) {
  std::vector<OrganizationId> list;
  std::size_t count = 0;
  each(object, term, path, [&](const JsonValue& value, const Path& at) {
    const std::string own =
        local + "/" + std::string(local_name(term)) + "/" + std::to_string(count++);
    const auto id = id_for(document, value, at, Role::organization,
                           "an organization's address, or the organization itself", own);
    if (!id) return;
    CatalogBuilder& builder = document.builder();
    const OrganizationId found = builder.organization(*id);
    const Organization& record = builder.catalog()[found];
    const bool is_here = document.at(*id) != nullptr;
    if (value.is_object() && record.external && !record.name && !is_here && says_something(value)) {
      read_organization_in_place(document, value, at, found);
    }
    if (std::find(list.begin(), list.end(), found) == list.end()) list.push_back(found);
  });
  return list;
}

}  // namespace credstack::catalog::ctdl
