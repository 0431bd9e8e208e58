#include "publish/ctdl_writer.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "catalog/ctdl_ids.hpp"
#include "publish/ctdl_conditions_json.hpp"
#include "publish/ctdl_json.hpp"
#include "publish/ctdl_names.hpp"
#include "publish/ctdl_recognitions_json.hpp"

namespace credstack::publish {
namespace {

constexpr const char* context = "https://credreg.net/ctdl/schema/context/json";

void write_heading(JsonWriter& json, std::string_view id, std::string_view type) {
  json.object().member("@id", ctdl_address(id)).member("@type", type);
  const auto at = id.find_last_of("/:");
  const std::string_view last = at == id.npos ? id : id.substr(at + 1);
  if (last.starts_with("ce-")) json.member("ceterms:ctid", last);
}

const char* agent_type(OrganizationType type) {
  switch (type) {
    case OrganizationType::higher_education:
      return "Postsecondary";
    case OrganizationType::industry:
      return "Business";
    case OrganizationType::profession:
      return "ProfessionalAssociation";
    case OrganizationType::government:
      return "Government";
    case OrganizationType::quality_assurance:
      return "QualityAssurance";
    // A platform is no kind of organization in CTDL.
    case OrganizationType::platform:
    case OrganizationType::other:
    case OrganizationType::unknown:
      break;
  }
  return nullptr;
}

/** The day the fact was last seen true; without it, it would never grow old. */
void write_seen(JsonWriter& json, const Source& source) {
  if (const Date seen = source.seen()) json.member("schema:dateModified", seen.to_string());
}

void write_organization(JsonWriter& json, const Organization& record) {
  write_heading(json, record.id, "ceterms:CredentialOrganization");
  ctdl_text(json, "ceterms:name", record.name);
  json.optional("ceterms:subjectWebpage", record.url);
  if (const char* type = agent_type(record.type)) {
    json.key("ceterms:agentType").array();
    ctdl_concept(json, "orgType:", type);
    json.end_array();
  }
  write_seen(json, record.source);
  json.end_object();
}

/** CTDL keeps the industry's own classification under another term than subjects. */
bool is_industry_scheme(std::string_view scheme) {
  return scheme == "NAICS" || scheme == "ISIC" || scheme == "NACE" || scheme == "ANZSIC";
}

void write_codes(JsonWriter& json, const Achievement& record) {
  std::vector<const Code*> occupations;
  std::vector<const Code*> industries;
  std::vector<const Code*> subjects;
  for (const Code& code : record.occupations) occupations.push_back(&code);
  for (const Code& code : record.fields) {
    (is_industry_scheme(code.scheme) ? industries : subjects).push_back(&code);
  }
  ctdl_codes(json, "ceterms:occupationType", occupations);
  ctdl_codes(json, "ceterms:industryType", industries);
  ctdl_codes(json, "ceterms:instructionalProgramType", subjects);
}

void write_status(JsonWriter& json, const Achievement& record) {
  if (record.status == Status::unknown) return;
  json.key("ceterms:lifeCycleStatusType").array();
  ctdl_concept(json, "lifeCycle:",
               record.status == Status::current    ? "Active"
               : record.status == Status::expiring ? "TeachOut"
                                                   : "Ceased");
  json.end_array();
}

void write_duration(JsonWriter& json, const Achievement& record) {
  if (!record.duration && !record.workload) return;
  json.key("ceterms:estimatedDuration").array().object();
  json.member("@type", "ceterms:DurationProfile");
  if (record.duration) json.member("ceterms:exactDuration", record.duration.to_string());
  if (record.workload) json.member("ceterms:timeRequired", record.workload.to_string());
  json.end_object().end_array();
}

void write_parts(JsonWriter& json, const Catalog& catalog, AchievementId id,
                 const RecognitionPlaces& decided) {
  const auto references = [&](const char* term, const std::vector<AchievementId>& ids,
                              bool are_parts) {
    std::vector<std::string> addresses;
    for (const AchievementId other : ids) {
      const bool withheld =
          are_parts ? decided.is_withheld(other, id) : decided.is_withheld(id, other);
      if (!withheld) addresses.push_back(ctdl_address(catalog[other].id));
    }
    ctdl_references(json, term, addresses);
  };
  references("ceterms:hasPart", catalog[id].parts, true);
  references("ceterms:isPartOf", catalog[id].wholes, false);
}

/** CTDL says of courses, programs and assessments how they are taught, and of all in which
 * language.
 */
void write_teaching(JsonWriter& json, const Achievement& record, const StudyFacts& study) {
  const bool is_taught = record.type == AchievementType::course ||
                         record.type == AchievementType::learning_program ||
                         record.type == AchievementType::assessment;
  if (is_taught && !study.delivery.empty()) {
    json.key("ceterms:deliveryType").array();
    for (const Delivery each : study.delivery) {
      ctdl_concept(json, "deliveryType:",
                   each == Delivery::in_person ? "InPerson"
                   : each == Delivery::online  ? "OnlineOnly"
                                               : "BlendedDelivery");
    }
    json.end_array();
  }
  if (study.languages.empty()) return;
  json.key("ceterms:inLanguage").array();
  for (const std::string_view tag : study.languages) json.string(tag);
  json.end_array();
}

void write_structure(JsonWriter& json, const Catalog& catalog, AchievementId id,
                     const RecognitionPlaces& decided) {
  const Achievement& record = catalog[id];
  const Credit* total = record.credit ? &*record.credit : nullptr;
  bool placed = false;
  if (is_own_word(record.source) && !record.doubtful) {
    if (record.requirement) {
      placed = ctdl_conditions(json, catalog, "ceterms:requires", id, record.requirement, decided,
                               total);
    }
    if (record.entry) {
      ctdl_conditions(json, catalog, "ceterms:entryCondition", id, record.entry, decided, nullptr);
    }
    if (record.study && catalog[record.study].corequisites) {
      ctdl_conditions(json, catalog, "ceterms:coPrerequisite", id,
                      catalog[record.study].corequisites, decided, nullptr);
    }
    write_parts(json, catalog, id, decided);
  }
  if (total != nullptr && !placed) ctdl_credit(json, "ceterms:creditValue", *total);
}

void write_achievement(JsonWriter& json, const Catalog& catalog, AchievementId id,
                       const RecognitionPlaces& decided) {
  const Achievement& record = catalog[id];
  write_heading(json, record.id, ctdl_class(record.type));
  ctdl_text(json, "ceterms:name", record.name);
  ctdl_text(json, "ceterms:description", record.description);
  json.optional("ceterms:subjectWebpage", record.url);
  if (record.owner) {
    json.key("ceterms:ownedBy").array().string(ctdl_address(catalog[record.owner].id)).end_array();
  }
  if (record.non_credit) json.member("ceterms:isNonCredit", true);
  write_status(json, record);
  write_duration(json, record);
  if (record.study) write_teaching(json, record, catalog[record.study]);
  write_codes(json, record);
  ctdl_costs(json, record.costs);
  write_seen(json, record.source);
  write_structure(json, catalog, id, decided);
  write_connections(json, catalog, id, decided);
  json.end_object();
}

}  // namespace

std::string ctdl_document(const Catalog& catalog, const std::string& rest) {
  const RecognitionPlaces places(catalog);
  JsonWriter json;
  json.object().member("@context", context).key("@graph").array();
  // Those that are only named are nodes too: a reader keeps the catalogue's order by them.
  for (const Organization& each : catalog.organizations) write_organization(json, each);
  for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
    write_achievement(json, catalog, AchievementId{i}, places);
  }
  for (const RecognitionId id : places.transfer_values) write_transfer_value(json, catalog, id);
  if (!rest.empty()) {
    json.object().member("@id", "urn:credstack:rest").member("@type", catalog::ctdl::rest_class);
    json.key(catalog::ctdl::rest_term.data()).raw(rest).end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace credstack::publish
