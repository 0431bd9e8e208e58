// Decisions, agreements, organizations and cited rules.
#include <algorithm>

#include "publish/native_records.hpp"

namespace credstack::publish {

void RecordWriter::reference(const char* key, OrganizationId id) const {
  if (id) json_.member(key, catalog_[id].id);
}

void RecordWriter::references(const char* key, const std::vector<OrganizationId>& ids) const {
  if (ids.empty()) return;
  json_.key(key).array();
  for (const OrganizationId id : ids) json_.string(catalog_[id].id);
  json_.end_array();
}

void RecordWriter::references(const char* key, const std::vector<AchievementId>& ids) const {
  if (ids.empty()) return;
  json_.key(key).array();
  for (const AchievementId id : ids) json_.string(catalog_[id].id);
  json_.end_array();
}

bool RecordWriter::keeps(AchievementId id) const { return whole_ || part_.is_node(id); }

void RecordWriter::nodes(const char* key, const std::vector<AchievementId>& ids) const {
  std::vector<AchievementId> kept;
  for (const AchievementId id : ids) {
    if (keeps(id)) kept.push_back(id);
  }
  references(key, kept);
}

void RecordWriter::organization(const Part::Body& body) const {
  const Organization& record = catalog_[body.id];
  json_.object().member("id", record.id);
  write(json_, defaults_, "name", record.name);
  if (record.external || !record.name) json_.member("external", true);
  if (record.type != OrganizationType::unknown) json_.member("type", spelled(record.type));
  json_.optional("jurisdiction", record.jurisdiction);
  if (whole_ && record.grade_scale) {
    json_.member("gradeScale", catalog_[record.grade_scale].id);
  }
  if (body.address) json_.optional("url", record.url);
  if (whole_) write(json_, defaults_, "source", record.source, defaults_.source());
  json_.end_object();
}

void RecordWriter::agreement(const Agreement& record) const {
  json_.object().member("id", record.id);
  write(json_, defaults_, "name", record.name);
  if (record.doubtful) json_.member("doubtful", true);
  references("parties", record.parties);
  write(json_, "validFrom", record.valid_from);
  write(json_, "validUntil", record.valid_until);
  write(json_, defaults_, "framework", record.framework);
  if (whole_) {
    write(json_, "reviewBy", record.review_by);
    write(json_, "documents", record.documents);
    write(json_, defaults_, "source", record.source, defaults_.source());
  }
  json_.end_object();
}

void RecordWriter::recognition(const Recognition& record) const {
  json_.object().member("id", record.id);
  references("credential", record.credentials);
  nodes("target", record.targets);
  references("assertedBy", record.asserted_by);
  if (record.asserted_by.empty() && !record.agreement) json_.member("unattributed", true);
  if (record.agreement) json_.member("agreement", catalog_[record.agreement].id);
  if (record.stage != Stage::accepted) json_.member("stage", spelled(record.stage));
  if (record.decision != Decision::granted) json_.member("decision", spelled(record.decision));
  if (record.doubtful) json_.member("doubtful", true);
  if (!record.grants.empty()) {
    json_.key("grants").array();
    for (const Grant& each : record.grants) grant(each);
    json_.end_array();
  }
  if (!record.conditions.empty()) {
    json_.key("conditions").array();
    for (const Condition& each : record.conditions) condition(each);
    json_.end_array();
  }
  if (record.places) json_.member("places", *record.places);
  write(json_, "validFrom", record.valid_from);
  write(json_, "validUntil", record.valid_until);
  write(json_, "reviewBy", record.review_by);
  if (record.remaining_credit || record.remaining_duration || record.remaining_cost) {
    json_.key("remaining").object();
    write(json_, "credit", record.remaining_credit);
    write(json_, "duration", record.remaining_duration);
    write(json_, "cost", record.remaining_cost);
    json_.end_object();
  }
  write(json_, defaults_, "note", record.note);
  write(json_, defaults_, "source", record.source, defaults_.source());
  json_.end_object();
}

void RecordWriter::grant(const Grant& grant) const {
  json_.object().member("form", spelled(grant.form));
  write(json_, "credit", grant.credit);
  json_.optional("slot", grant.slot);
  references("satisfies", grant.satisfies);
  if (grant.elective) json_.member("elective", true);
  write(json_, "price", grant.price);
  write(json_, defaults_, "text", grant.text);
  json_.end_object();
}

void RecordWriter::condition(const Condition& condition) const {
  json_.object().member("kind", spelled(condition.kind));
  write(json_, defaults_, "text", condition.text);
  json_.optional("grade", condition.grade);
  write(json_, "maxAge", condition.max_age);
  json_.optional("onExpiry", spelled(condition.on_expiry));
  write(json_, "jurisdictions", condition.jurisdictions);
  write(json_, "notJurisdictions", condition.not_jurisdictions);
  json_.end_object();
}

void RecordWriter::conversion(const CreditConversion& rule) const {
  json_.object().member("from", rule.from).member("to", rule.to);
  write_fraction(json_, "factor", rule.factor);
  write(json_, defaults_, "method", rule.method);
  write(json_, defaults_, "source", rule.source, defaults_.source());
  json_.end_object();
}

void RecordWriter::level_map(const LevelMap& map) const {
  json_.object().member("from", map.from).member("to", map.to).key("pairs").array();
  for (const auto& [from, to] : map.pairs) {
    json_.array().integer(from).integer(to).end_array();
  }
  json_.end_array();
  write(json_, defaults_, "source", map.source, defaults_.source());
  json_.end_object();
}

}  // namespace credstack::publish
