// The bodies that assure a record's quality, and the places where they do.
#include <algorithm>
#include <string>
#include <utility>

#include "catalog/ctdl_conditions.hpp"
#include "catalog/ctdl_record.hpp"
#include "catalog/ctdl_references.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

struct RoleTerms {
  AssuranceRole role;
  std::string_view by;
  std::string_view in;
};

constexpr RoleTerms roles[] = {
    {AssuranceRole::accredited, "ceterms:accreditedBy", "ceterms:accreditedIn"},
    {AssuranceRole::approved, "ceterms:approvedBy", "ceterms:approvedIn"},
    {AssuranceRole::recognized, "ceterms:recognizedBy", "ceterms:recognizedIn"},
    {AssuranceRole::regulated, "ceterms:regulatedBy", "ceterms:regulatedIn"},
};

/** Where a profile under an `…In` term says that it holds; a place itself may stand for one. */
Text place_of(Record& record, const JsonValue& element, const Path& path) {
  const std::optional<JsonValue> profile = resolved(record.document, element);
  if (!profile || !profile->is_object()) return name_of(record.document, element, path);
  return read_jurisdiction(record.document, *profile, path);
}

/** A blank node that the document does not define is nobody. */
bool is_somebody(Record& record, OrganizationId body) {
  const Organization& found = record.builder().catalog()[body];
  return record.document.is_own(std::string(found.id)) || found.name ||
         record.document.at(std::string(found.id)) != nullptr;
}

/**
 * A profile says where, and by whom. Of the bodies already named for the same role it narrows those
 * that it names, or the only one where it names none.
 */
void read_places_of_role(Record& record, const RoleTerms& terms, std::vector<Assurance>& list) {
  std::size_t count = 0;
  each(record.node, terms.in, record.path, [&](const JsonValue& element, const Path& at) {
    const std::string local =
        record.id + "#" + std::string(local_name(terms.in)) + "/" + std::to_string(count++);
    const Text place = place_of(record, element, at);
    std::vector<OrganizationId> bodies;
    const std::optional<JsonValue> profile = resolved(record.document, element);
    if (profile && profile->is_object()) {
      bodies = read_organizations(record.document, *profile, "ceterms:assertedBy", at, local);
    }
    if (bodies.empty() && list.size() == 1) bodies.push_back(list.front().by);
    if (bodies.empty()) {
      record.diagnostics().warning("ctdl-assurance", at,
                                   "This does not say which body stands behind it; it is left "
                                   "out.");
    }
    for (const OrganizationId body : bodies) {
      const auto known = std::find_if(list.begin(), list.end(), [&](const Assurance& each) {
        return each.by == body && !each.place;
      });
      if (known != list.end()) {
        known->place = place;
      } else {
        list.push_back({body, terms.role, place, {}, {}, record.achievement.source});
      }
    }
  });
}

}  // namespace

void read_assurances(Record& record) {
  for (const RoleTerms& terms : roles) {
    std::vector<Assurance> list;
    const std::string local = record.id + "#";
    for (const OrganizationId body :
         read_organizations(record.document, record.node, terms.by, record.path, local)) {
      if (!is_somebody(record, body)) continue;
      list.push_back({body, terms.role, {}, {}, {}, record.achievement.source});
    }
    read_places_of_role(record, terms, list);
    for (Assurance& each : list) record.achievement.assurances.push_back(std::move(each));
  }
  record.achievement.jurisdiction = read_places(record.document, record.node, record.path);
}

}  // namespace credstack::catalog::ctdl
