// The plain facts of a credential, course, program or assessment.
#include <utility>

#include "catalog/ctdl_amounts.hpp"
#include "catalog/ctdl_reader.hpp"
#include "catalog/ctdl_record.hpp"
#include "catalog/ctdl_references.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

constexpr std::string_view terms_read[] = {"ceterms:name",
                                           "ceterms:description",
                                           "ceterms:subjectWebpage",
                                           "ceterms:ownedBy",
                                           "ceterms:offeredBy",
                                           "ceterms:credentialStatusType",
                                           "ceterms:lifeCycleStatusType",
                                           "ceterms:estimatedDuration",
                                           "ceterms:creditValue",
                                           "ceterms:isNonCredit",
                                           "ceterms:occupationType",
                                           "ceterms:instructionalProgramType",
                                           "ceterms:industryType",
                                           "ceterms:estimatedCost",
                                           "ceterms:requires",
                                           "ceterms:entryCondition",
                                           "ceterms:prerequisite",
                                           "ceterms:corequisite",
                                           "ceterms:coPrerequisite",
                                           "ceterms:isRequiredFor",
                                           "ceterms:isPreparationFor",
                                           "ceterms:isRecommendedFor",
                                           "ceterms:isAdvancedStandingFor",
                                           "ceterms:recommends",
                                           "ceterms:preparationFrom",
                                           "ceterms:advancedStandingFrom",
                                           "ceterms:hasPart",
                                           "ceasn:hasPart",
                                           "ceterms:hasDestinationComponent",
                                           "ceterms:providesTransferValueFor",
                                           "ceterms:receivesTransferValueFrom",
                                           "ceterms:targetPathway",
                                           "ceterms:isPartOf",
                                           "ceterms:dateEffective",
                                           "ceterms:dateModified",
                                           "ceterms:expirationDate",
                                           "ceterms:approximateExpirationDate",
                                           "ceterms:commonConditions",
                                           "ceterms:renewal",
                                           "ceterms:supersededBy"};

/** A concept of CTDL's CredentialStatus or LifeCycleStatus scheme, by the schemes' own definitions.
 */
std::optional<Status> status_of(std::string_view concept_name) {
  constexpr std::pair<std::string_view, Status> known[] = {
      {"Active", Status::current},    {"TeachOut", Status::expiring}, {"Ceasing", Status::expiring},
      {"Deprecated", Status::closed}, {"Superseded", Status::closed}, {"Suspended", Status::closed},
      {"Ceased", Status::closed}};
  for (const auto& [name, status] : known) {
    if (name == concept_name) return status;
  }
  return std::nullopt;
}

/** Of several statuses the worst; one that is not known leaves the record in doubt. */
void read_status(Record& record) {
  const auto weight = [](Status status) {
    return status == Status::closed     ? 3
           : status == Status::expiring ? 2
           : status == Status::current  ? 1
                                        : 0;
  };
  Status worst = Status::unknown;
  bool in_doubt = false;
  for (const std::string_view term :
       {"ceterms:credentialStatusType", "ceterms:lifeCycleStatusType"}) {
    for (const Concept& stated : read_concepts(record.document, record.node, term, record.path)) {
      const std::optional<Status> status = status_of(stated.node);
      if (!status) {
        in_doubt = true;
        record.diagnostics().warning("ctdl-status", record.path.member(term),
                                     "The status " + quoted(stated.node) +
                                         " is none that the catalogue knows; it stays unknown.");
      } else if (weight(*status) > weight(worst)) {
        worst = *status;
      }
    }
  }
  if (in_doubt && worst != Status::closed) {
    worst = Status::unknown;
    record.achievement.doubtful = true;
  }
  record.achievement.status = worst;
}

/** The day of the registry's own record, else of the last change, else since when it has held. */
Date as_of(Record& record) {
  const Date modified =
      read_date(record.document, record.node, "ceterms:dateModified", record.path);
  const Date effective =
      read_date(record.document, record.node, "ceterms:dateEffective", record.path);
  if (record.document.as_of()) return record.document.as_of();
  return modified ? modified : effective;
}

void read_owners(Record& record) {
  const std::string local = record.id + "#owner";
  auto owners =
      read_organizations(record.document, record.node, "ceterms:ownedBy", record.path, local);
  const auto offering =
      read_organizations(record.document, record.node, "ceterms:offeredBy", record.path, local);
  if (owners.empty()) owners = offering;
  if (owners.size() > 1) {
    record.diagnostics().warning(
        "ctdl-several-owners", record.path,
        "Several organizations own this; the first is named as its owner.");
  }
  if (!owners.empty()) record.achievement.owner = owners.front();
  record.owners = std::move(owners);
}

void read_facts(Record& record) {
  Document& document = record.document;
  const JsonValue& node = record.node;
  const Path& path = record.path;
  Achievement& out = record.achievement;
  out.name = read_text(document, node, "ceterms:name", path);
  if (!out.name) {
    record.diagnostics().warning("ctdl-no-name", path, "This record has no name.");
  }
  out.description = read_text(document, node, "ceterms:description", path);
  out.url = read_string(document, node, "ceterms:subjectWebpage", path);
  out.source.url = record.builder().keep(record.id);
  out.source.as_of = as_of(record);
  out.credit = read_credit(document, node, path);
  if (const std::optional<JsonValue> free = node.find("ceterms:isNonCredit")) {
    if (!free->is_boolean())
      document.type_mismatch(path.member("ceterms:isNonCredit"), "a boolean");
    out.non_credit = free->is_boolean() && free->truth();
  }
  const Durations durations = read_durations(document, node, path);
  out.duration = durations.span;
  out.workload = durations.effort;
  read_codes(document, node, "ceterms:occupationType", path, out.occupations);
  read_codes(document, node, "ceterms:instructionalProgramType", path, out.fields);
  read_codes(document, node, "ceterms:industryType", path, out.fields);
  out.costs = read_costs(document, node, path);
}

/** What may end or narrow the record and is not read: nothing about it is sure then. */
void read_limits(Record& record) {
  read_status(record);
  for (const std::string_view term :
       {"ceterms:expirationDate", "ceterms:approximateExpirationDate", "ceterms:supersededBy"}) {
    if (!record.node.find(term)) continue;
    record.achievement.doubtful = true;
    record.diagnostics().warning(
        "ctdl-unread-limit", record.path.member(term),
        "This may end or narrow the record and is not read yet, so nothing "
        "about the record is sure.");
  }
}

void read_parts(Record& record) {
  const std::string local = record.id + "#";
  read_achievements(record.document, record.node, "ceterms:hasPart", record.path,
                    AchievementType::other, local, record.achievement.parts);
  read_achievements(record.document, record.node, "ceterms:isPartOf", record.path,
                    AchievementType::other, local, record.achievement.wholes);
  read_achievements(record.document, record.node, "ceterms:targetPathway", record.path,
                    AchievementType::pathway, local, record.achievement.wholes);
}

}  // namespace

void read_achievement_record(Document& document, const Document::Node& node, const Path& path) {
  CatalogBuilder& builder = document.builder();
  if (!builder.define_achievement(node.id, path)) return;
  Record record{document, node.value, path, node.id, builder.achievement(node.id), {}, 0, {}};
  record.achievement.type = node.meaning.type;
  document.count_unread(node.value, path, terms_read);
  read_owners(record);
  read_facts(record);
  read_limits(record);
  if (node.meaning.type == AchievementType::pathway) {
    read_pathway(record);
  } else {
    read_parts(record);
  }
  read_requirements(record);
  read_connections(record);
  Achievement& place = builder.catalog().achievements[record.at.index()];
  record.achievement.id = place.id;
  place = std::move(record.achievement);
}

}  // namespace credstack::catalog::ctdl
