// The plain facts of a credential, course, program or assessment.
#include <algorithm>
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
                                           "ceterms:deliveryType",
                                           "ceterms:inLanguage",
                                           "ceterms:hasOffering",
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
                                           "schema:dateModified",
                                           "ceterms:expirationDate",
                                           "ceterms:approximateExpirationDate",
                                           "ceterms:commonConditions",
                                           "ceterms:renewal",
                                           "ceterms:supersededBy",
                                           "ceterms:ctid",
                                           "ceterms:atLevel",
                                           "ceterms:audienceLevelType",
                                           "ceterms:accreditedBy",
                                           "ceterms:accreditedIn",
                                           "ceterms:approvedBy",
                                           "ceterms:approvedIn",
                                           "ceterms:recognizedBy",
                                           "ceterms:recognizedIn",
                                           "ceterms:regulatedBy",
                                           "ceterms:regulatedIn",
                                           "ceterms:jurisdiction",
                                           "ceterms:financialAssistance",
                                           "ceterms:commonCosts",
                                           "ceterms:aggregateData",
                                           "ceterms:earnings",
                                           "ceterms:holders",
                                           "ceterms:employmentOutcome",
                                           "qdata:relevantDataSet",
                                           "ceterms:creditHourType",
                                           "ceterms:creditHourValue",
                                           "ceterms:creditUnitType",
                                           "ceterms:creditUnitTypeDescription",
                                           "ceterms:creditUnitValue"};

/** The day the record was last seen true, else since when it has held. */
Date as_of(Record& record) {
  const Date seen = read_seen(record.document, record.node, record.path);
  const Date effective =
      read_date(record.document, record.node, "ceterms:dateEffective", record.path);
  return seen ? seen : effective;
}

/** Whether it stands inside another record, or under a blank node, which belongs to one. */
bool is_in_place(const Record& record) {
  return record.achievement.external || !record.document.is_own(record.id);
}

/** A record in place is somebody's word about it: the owner's own only if the owner is speaking. */
Source record_source(Record& record) {
  Source source;
  source.as_of = as_of(record);
  const bool in_place = is_in_place(record);
  source.url = record.builder().keep(in_place ? record.document.subject() : record.id);
  const OrganizationId owner = record.achievement.owner;
  const bool speaks =
      std::find(record.owners.begin(), record.owners.end(), owner) != record.owners.end();
  if (in_place && owner && !speaks) source.certainty = Certainty::secondary;
  return source;
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
  if (is_in_place(record)) owners = record.document.speakers();
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
  out.source = record_source(record);
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

void read_parts(Record& record) {
  const std::string local = record.id + "#";
  read_achievements(record.document, record.node, "ceterms:hasPart", record.path,
                    AchievementType::other, local, record.achievement.parts);
  read_achievements(record.document, record.node, "ceterms:isPartOf", record.path,
                    AchievementType::other, local, record.achievement.wholes);
  read_achievements(record.document, record.node, "ceterms:targetPathway", record.path,
                    AchievementType::pathway, local, record.achievement.wholes);
}

bool states_credit(const JsonValue& node) {
  for (const std::string_view term :
       {"ceterms:creditValue", "ceterms:creditHourValue", "ceterms:creditUnitValue"}) {
    if (node.find(term)) return true;
  }
  return false;
}

/** What somebody else says that another body's record asks for is not that body's rule. */
void doubt_reported_rules(Record& record) {
  Achievement& out = record.achievement;
  const bool rules = out.requirement || out.entry || record.study.corequisites;
  if (out.source.certainty == Certainty::secondary && rules) {
    out.doubtful = true;
  }
}

void read_all(Record& record) {
  Document& document = record.document;
  document.count_unread(record.node, record.path, terms_read);
  read_owners(record);
  const Document::Speakers outer = document.exchange_speakers(record.owners);
  read_facts(record);
  read_status(record);
  read_levels(record);
  read_assurances(record);
  read_funding(record);
  read_evidence(record);
  read_teaching(record);
  if (record.achievement.type == AchievementType::pathway) {
    read_pathway(record);
  } else {
    read_parts(record);
  }
  const bool unreadable = states_credit(record.node) && !record.achievement.credit;
  read_requirements(record);
  // A total among the requirements does not stand in for what the record says of itself.
  if (unreadable) record.achievement.credit.reset();
  read_connections(record);
  doubt_reported_rules(record);
  put_study(record);
  document.exchange_speakers(outer);
  Achievement& place = record.builder().catalog().achievements[record.at.index()];
  record.achievement.id = place.id;
  place = std::move(record.achievement);
}

}  // namespace

void read_achievement_record(Document& document, const Document::Node& node, const Path& path) {
  CatalogBuilder& builder = document.builder();
  if (!builder.define_achievement(node.id, path)) return;
  Record record{document, node.value, path, node.id, builder.achievement(node.id), {}, 0, {}};
  record.achievement.type = node.meaning.type;
  read_all(record);
  if (document.publisher().empty()) document.set_publisher(record.owners);
}

void read_achievement_in_place(Document& document, const JsonValue& value, const Path& path,
                               AchievementId at, const std::string& local) {
  Record record{document, value, path, local, at, {}, 0, {}};
  record.achievement.type = document.builder().catalog()[at].type;
  record.achievement.external = true;
  read_all(record);
}

}  // namespace credstack::catalog::ctdl
