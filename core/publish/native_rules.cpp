// Selectors, rules, versions and grade scales of the native format.
#include "publish/native_records.hpp"

namespace credstack::publish {

void RecordWriter::selector(const Selector& selector) const {
  json_.object();
  references("ids", selector.ids);
  references("providers", selector.providers);
  write(json_, "subjects", selector.subjects);
  write(json_, "tags", selector.tags);
  write(json_, "types", selector.types);
  if (!selector.level_framework.empty()) {
    json_.key("levels").object().member("framework", selector.level_framework);
    if (selector.level_min) json_.member("min", std::int64_t{*selector.level_min});
    if (selector.level_max) json_.member("max", std::int64_t{*selector.level_max});
    json_.end_object();
  }
  if (!selector.fields.empty()) {
    json_.key("fields").array();
    for (const Code& code : selector.fields) write(json_, defaults_, code);
    json_.end_array();
  }
  json_.end_object();
}

void RecordWriter::selectors(const char* key, const std::vector<Selector>& list) const {
  if (list.empty()) return;
  json_.key(key).array();
  for (const Selector& each : list) selector(each);
  json_.end_array();
}

void RecordWriter::amount(const char* key, const Amount& amount) const {
  json_.key(key).object();
  write(json_, "credits", amount.credit);
  if (amount.courses) json_.member("courses", std::int64_t{*amount.courses});
  if (amount.share) write_fraction(json_, "share", *amount.share);
  json_.end_object();
}

void RecordWriter::rule(const Rule& rule) const {
  json_.object().optional("id", rule.id);
  switch (rule.kind) {
    case RuleKind::at_most:
      amount("atMost", rule.amount);
      if (rule.per != Per::all) json_.member("per", spelled(rule.per));
      break;
    case RuleKind::at_least:
      amount("atLeast", rule.amount);
      write(json_, "last", rule.last);
      break;
    case RuleKind::distinct:
      json_.member("distinct", std::int64_t{rule.count}).member("by", spelled(rule.per));
      break;
    case RuleKind::average:
      if (rule.points.is_known()) {
        json_.member("average", rule.points);
      } else {
        json_.member("average", rule.grade);
      }
      if (rule.grade_scale) json_.member("gradeScale", catalog_[rule.grade_scale].id);
      break;
    case RuleKind::max_age:
      write(json_, "maxAge", rule.max_age);
      if (rule.anchor != Anchor::today) json_.member("anchor", spelled(rule.anchor));
      json_.optional("onExpiry", spelled(rule.on_expiry));
      break;
    case RuleKind::sharing:
      if (rule.sharing == Sharing::amount) {
        amount("sharing", rule.amount);
      } else {
        json_.member("sharing", spelled(rule.sharing));
      }
      write(json_, "between", rule.between);
      selectors("with", rule.with);
      break;
    case RuleKind::max_uses:
      json_.member("maxUses", std::int64_t{rule.count});
      break;
  }
  selectors("of", rule.of);
  selectors("except", rule.except);
  if (!rule.origins.empty()) {
    json_.key("origin").array();
    for (const Origin origin : rule.origins) json_.string(spelled(origin));
    json_.end_array();
  }
  write(json_, defaults_, "text", rule.text);
  write(json_, defaults_, "source", rule.source, defaults_.source());
  json_.end_object();
}

void RecordWriter::terms(RequirementTermsId id) const {
  if (!id) return;
  const RequirementTerms& terms = catalog_[id];
  selectors("select", terms.select);
  selectors("except", terms.except);
  if (terms.grade_scale) json_.member("gradeScale", catalog_[terms.grade_scale].id);
  if (terms.shared) json_.member("shared", true);
  if (terms.exclusive) json_.member("exclusive", true);
  if (terms.doubtful) json_.member("doubtful", true);
  if (terms.rules.empty()) return;
  json_.key("rules").array();
  for (const Rule& each : terms.rules) rule(each);
  json_.end_array();
}

void RecordWriter::study(const StudyFacts& study, Facts facts, const Source& fallback) const {
  if (has(facts, Facts::picked)) {
    json_.optional("subject", study.subject);
    write(json_, "tags", study.tags);
  }
  if (whole_) {
    references("equivalents", study.equivalents);
    if (study.repeatable) json_.member("repeatable", true);
  }
  if (has(facts, Facts::own)) {
    requirement("corequisites", study.corequisites);
    teaching(study);
  }
  if (!has(facts, Facts::years) || study.versions.empty()) return;
  json_.key("versions").array();
  for (const RequirementVersion& version : study.versions) {
    json_.object().optional("catalogYear", version.catalog_year);
    write(json_, "validFrom", version.valid_from);
    write(json_, "validUntil", version.valid_until);
    write(json_, "credit", version.credit);
    requirement("requirement", version.requirement);
    write(json_, defaults_, "source", version.source, fallback);
    json_.end_object();
  }
  json_.end_array();
}

void RecordWriter::grade_scale(const GradeScale& scale) const {
  json_.object().member("id", scale.id);
  write(json_, defaults_, "name", scale.name);
  if (scale.numeric) {
    json_.key("numeric").object().member("best", scale.best);
    json_.member("worst", scale.worst).member("pass", scale.pass).end_object();
  } else if (!scale.grades.empty()) {
    json_.key("grades").array();
    for (const GradeScale::Grade& each : scale.grades) {
      json_.object().member("grade", each.grade);
      if (each.points.is_known()) json_.member("points", each.points);
      if (!each.pass) json_.member("pass", false);
      json_.end_object();
    }
    json_.end_array();
  }
  write(json_, defaults_, "source", scale.source, defaults_.source());
  json_.end_object();
}

}  // namespace credstack::publish
