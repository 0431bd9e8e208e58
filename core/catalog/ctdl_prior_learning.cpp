// Agreements on transfer, intermediaries and policies on prior learning.
#include <algorithm>
#include <utility>

#include "catalog/ctdl_notes.hpp"
#include "catalog/ctdl_reader.hpp"
#include "catalog/ctdl_references.hpp"
#include "catalog/ctdl_transfer.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

void add_parties(Document& document, const Document::Node& node, std::string_view term,
                 const Path& path, std::vector<OrganizationId>& parties) {
  for (const OrganizationId each :
       read_organizations(document, node.value, term, path, node.id + "#")) {
    if (std::find(parties.begin(), parties.end(), each) == parties.end()) parties.push_back(each);
  }
}

/** Notes which transfer values rest on an agreement, here or in a document that comes later. */
void note_profiles(Document& document, const Document::Node& node, std::string_view term,
                   const Path& path, AgreementId agreement) {
  each(node.value, term, path, [&](const JsonValue& value, const Path& at) {
    std::string_view id = value.is_string() ? value.text() : std::string_view{};
    if (value.is_object()) {
      const auto written = value.find("@id");
      if (written && written->is_string()) id = written->text();
    }
    if (id.find(':') == id.npos && !id.starts_with("ce-")) {
      document.type_mismatch(at, "the address of a TransferValueProfile");
      return;
    }
    CatalogBuilder& builder = document.builder();
    notes_of(builder).transfer.agreements.emplace_back(builder.keep(document.id_of(id)), agreement);
  });
}

std::optional<AgreementId> make_agreement(Document& document, const Document::Node& node,
                                          const Path& path, Agreement record) {
  CatalogBuilder& builder = document.builder();
  if (!builder.define_agreement(node.id, path)) return std::nullopt;
  const AgreementId at = builder.agreement(node.id);
  Agreement& place = builder.catalog().agreements[at.index()];
  record.id = place.id;
  record.source.url = place.id;
  record.source.as_of = read_seen(document, node.value, path);
  place = std::move(record);
  return at;
}

}  // namespace

void read_transfer_agreement(Document& document, const Document::Node& node, const Path& path) {
  constexpr std::string_view terms[] = {"ceterms:name",
                                        "ceterms:description",
                                        "ceterms:subjectWebpage",
                                        "ceterms:dateModified",
                                        "schema:dateModified",
                                        "ceterms:dateEffective",
                                        "ceterms:expirationDate",
                                        "ceterms:sendingOrganization",
                                        "ceterms:receivingOrganization",
                                        "ceterms:sendingDepartment",
                                        "ceterms:receivingDepartment",
                                        "ceterms:hasTransferValueProfile"};
  document.count_unread(node.value, path, terms);
  Agreement record;
  record.name = read_text(document, node.value, "ceterms:name", path);
  if (!record.name) record.name = read_text(document, node.value, "ceterms:description", path);
  for (const std::string_view term :
       {"ceterms:sendingOrganization", "ceterms:receivingOrganization", "ceterms:sendingDepartment",
        "ceterms:receivingDepartment"}) {
    add_parties(document, node, term, path, record.parties);
  }
  record.valid_from = read_date(document, node.value, "ceterms:dateEffective", path);
  record.valid_until = read_date(document, node.value, "ceterms:expirationDate", path);
  const auto unread = [&](std::string_view term, Date read) {
    if (node.value.find(term) && !read) record.doubtful = true;
  };
  unread("ceterms:dateEffective", record.valid_from);
  unread("ceterms:expirationDate", record.valid_until);
  for (const std::string_view limit : {"ceterms:approximateExpirationDate", "ceterms:supersededBy",
                                       "ceterms:jurisdiction", "ceterms:audienceType"}) {
    if (!node.value.find(limit)) continue;
    record.doubtful = true;
    document.diagnostics().warning("ctdl-unread-limit", path.member(limit),
                                   "This may end or narrow the agreement and is not read, so "
                                   "nothing that rests on it is sure.");
  }
  const std::string_view page = read_string(document, node.value, "ceterms:subjectWebpage", path);
  if (!page.empty()) record.documents.push_back(page);
  if (const auto at = make_agreement(document, node, path, std::move(record))) {
    note_profiles(document, node, "ceterms:hasTransferValueProfile", path, *at);
  }
}

/** Its owner vouches that the values are alike; whose they are is said by themselves. */
void read_transfer_intermediary(Document& document, const Document::Node& node, const Path& path) {
  constexpr std::string_view terms[] = {
      "ceterms:name",           "ceterms:description",     "ceterms:ownedBy",
      "ceterms:subjectWebpage", "ceterms:intermediaryFor", "ceterms:dateModified",
      "schema:dateModified"};
  document.count_unread(node.value, path, terms);
  Agreement record;
  record.name = read_text(document, node.value, "ceterms:name", path);
  add_parties(document, node, "ceterms:ownedBy", path, record.parties);
  if (const auto at = make_agreement(document, node, path, std::move(record))) {
    note_profiles(document, node, "ceterms:intermediaryFor", path, *at);
  }
}

void read_prior_learning_policy(Document& document, const Document::Node& node, const Path& path) {
  constexpr std::string_view terms[] = {"ceterms:name",
                                        "ceterms:description",
                                        "ceterms:subjectWebpage",
                                        "ceterms:ownedBy",
                                        "ceterms:dateModified",
                                        "schema:dateModified",
                                        "ceterms:learningRecognitionMethodType",
                                        "ceterms:hasStructuredStatement"};
  document.count_unread(node.value, path, terms);
  PriorLearning policy;
  for (const Concept& method :
       read_concepts(document, node.value, "ceterms:learningRecognitionMethodType", path)) {
    policy.method =
        joined(document, policy.method, method.name ? method.name : english(document, method.node));
  }
  each(node.value, "ceterms:hasStructuredStatement", path,
       [&](const JsonValue& element, const Path& at) {
         const std::optional<JsonValue> statement = resolved(document, element);
         if (!statement || !statement->is_object()) return;
         Text words = read_text(document, *statement, "ceterms:statementText", at);
         if (!words) words = read_text(document, *statement, "ceterms:description", at);
         policy.text = joined(document, policy.text, words);
       });
  if (!policy.text) policy.text = read_text(document, node.value, "ceterms:description", path);
  if (!policy.method) policy.method = read_text(document, node.value, "ceterms:name", path);
  policy.source.url = document.builder().keep(node.id);
  policy.source.as_of = read_seen(document, node.value, path);
  const auto owners =
      read_organizations(document, node.value, "ceterms:ownedBy", path, node.id + "#");
  if (owners.empty()) {
    document.diagnostics().warning(
        "ctdl-no-owner", path, "This policy names no organization, so it applies to no record.");
  }
  for (const OrganizationId owner : owners) {
    notes_of(document.builder())
        .transfer.policies.push_back(
            {owner, policy, applies_to_nothing(document.builder(), path, "prior learning policy")});
  }
}

void settle_policies(CatalogBuilder& builder) {
  for (const TransferNotes::Policy& policy : notes_of(builder).transfer.policies) {
    bool used = false;
    for (Achievement& each : builder.catalog().achievements) {
      const bool program = each.type != AchievementType::course &&
                           each.type != AchievementType::assessment &&
                           each.type != AchievementType::pathway;
      if (each.owner != policy.owner || !program) continue;
      used = true;
      const bool has_it = std::any_of(
          each.prior_learning.begin(), each.prior_learning.end(),
          [&](const PriorLearning& known) { return known.source.url == policy.said.source.url; });
      if (!has_it) each.prior_learning.push_back(policy.said);
    }
    if (!used) builder.diagnostics().report(policy.unused);
  }
}

void read_statement_record(Document& document, const Document::Node& node, const Path& path) {
  constexpr std::pair<std::string_view, decltype(&read_transfer_profile)> readers[] = {
      {"ceterms:TransferValueProfile", read_transfer_profile},
      {"ceterms:TransferAgreement", read_transfer_agreement},
      {"ceterms:TransferIntermediary", read_transfer_intermediary},
      {"ceterms:PriorLearningPolicy", read_prior_learning_policy},
      {"ceterms:ConditionManifest", read_condition_manifest}};
  for (const auto& [name, read] : readers) {
    if (has_class(node.value, name)) return read(document, node, path);
  }
}

}  // namespace credstack::catalog::ctdl
