#include <optional>
#include <utility>

#include "catalog/ctdl_reader.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

/** A concept of CTDL's OrganizationType scheme; those that say only what a body does have none. */
OrganizationType type_of(std::string_view concept_name) {
  using enum OrganizationType;
  constexpr std::pair<std::string_view, OrganizationType> known[] = {
      {"Postsecondary", higher_education},
      {"FourYear", higher_education},
      {"TwoYear", higher_education},
      {"Business", industry},
      {"BusinessAssociation", industry},
      {"Vendor", industry},
      {"ProfessionalAssociation", profession},
      {"Government", government},
      {"Military", government},
      {"Regulator", government},
      {"AccreditationBody", quality_assurance},
      {"QualityAssurance", quality_assurance}};
  for (const auto& [name, type] : known) {
    if (name == concept_name) return type;
  }
  return unknown;
}

OrganizationType read_type(Document& document, const JsonValue& node, const Path& path) {
  OrganizationType type = OrganizationType::unknown;
  for (const Concept& stated : read_concepts(document, node, "ceterms:agentType", path)) {
    const OrganizationType next = type_of(stated.node);
    if (next == OrganizationType::unknown || next == type) continue;
    if (type != OrganizationType::unknown) {
      document.diagnostics().warning("ctdl-organization-type", path.member("ceterms:agentType"),
                                     "The organization is said to be of several kinds; none is "
                                     "taken.");
      return OrganizationType::unknown;
    }
    type = next;
  }
  if (type == OrganizationType::unknown && has_class(node, "ceterms:QACredentialOrganization")) {
    return OrganizationType::quality_assurance;
  }
  return type;
}

Organization read_facts(Document& document, const JsonValue& node, const Path& path) {
  constexpr std::string_view terms[] = {
      "ceterms:name", "ceterms:subjectWebpage", "ceterms:agentType",  "ceterms:description",
      "ceterms:ctid", "ceterms:dateModified",   "schema:dateModified"};
  document.count_unread(node, path, terms);
  Organization record;
  record.name = read_text(document, node, "ceterms:name", path);
  if (!record.name) {
    document.diagnostics().warning("ctdl-no-name", path, "This record has no name.");
  }
  record.type = read_type(document, node, path);
  record.url = read_string(document, node, "ceterms:subjectWebpage", path);
  record.source.as_of = read_seen(document, node, path);
  return record;
}

}  // namespace

void read_organization_record(Document& document, const Document::Node& node, const Path& path) {
  CatalogBuilder& builder = document.builder();
  if (!builder.define_organization(node.id, path)) return;
  Organization record = read_facts(document, node.value, path);
  record.source.url = builder.keep(node.id);
  Organization& place = builder.catalog().organizations[builder.organization(node.id).index()];
  record.id = place.id;
  place = std::move(record);
}

void read_organization_in_place(Document& document, const JsonValue& value, const Path& path,
                                OrganizationId at) {
  CatalogBuilder& builder = document.builder();
  Organization record = read_facts(document, value, path);
  record.source.url = builder.keep(document.subject());
  record.external = true;
  Organization& place = builder.catalog().organizations[at.index()];
  record.id = place.id;
  place = std::move(record);
}

}  // namespace credstack::catalog::ctdl
