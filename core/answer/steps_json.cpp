#include "answer/steps_json.hpp"

#include "answer/values_json.hpp"
#include "recognition/characteristics.hpp"

namespace credstack::answer {
namespace {

std::string_view origin_word(const Step& step) {
  if (step.shared_courses) return "sharedCourses";
  constexpr std::string_view words[] = {"recognition", "requirement", "entry",
                                        "part",        "claimedPart", "embedded"};
  return words[static_cast<std::size_t>(step.kind)];
}

void write_reasons(JsonWriter& json, const Step& step) {
  if (step.reasons.empty()) return;
  json.key("reasons").array();
  for (const Reason& reason : step.reasons) {
    json.object().member("code", word(reason.code)).member("atBest", word(reason.at_best));
    if (reason.date) json.member("date", reason.date.to_string());
    json.end_object();
  }
  json.end_array();
}

void write_credit(JsonWriter& json, const Context& context, const AppliedCredit& credit) {
  json.key("credit").object();
  write_known(json, "granted", credit.granted);
  write_known(json, "applied", credit.applied);
  write_known(json, "total", credit.total);
  write_known(json, "remaining", credit.remaining);
  if (credit.share_min() == credit.share_max()) {
    json.member("share", credit.share_min());
  } else {
    json.key("share").object().member("min", credit.share_min());
    json.member("max", credit.share_max()).end_object();
  }
  if (credit.total && !credit.total_stated) json.member("totalAddedUp", true);
  if (credit.remaining_stated) json.member("remainingStated", true);
  json.optional("slot", credit.slot);
  if (credit.elective_only) json.member("electiveOnly", true);
  if (credit.pieces && credit.pieces_total) {
    json.key("pieces").object().member("filled", *credit.pieces);
    json.member("of", *credit.pieces_total).end_object();
  }
  if (credit.conversion != nullptr) {
    json.member("indicative", true);
    write_conversion(json, context, *credit.conversion);
  }
  json.end_object();
}

void write_grants(JsonWriter& json, const Context& context, const Recognition& recognition) {
  json.key("grants").array();
  for (const Grant& grant : recognition.grants) {
    json.object().member("form", spelled(grant.form));
    if (grant.credit) {
      json.key("credit");
      write(json, *grant.credit);
    }
    json.optional("slot", grant.slot);
    write_ids(json, context, "satisfies", grant.satisfies);
    if (grant.elective) json.member("elective", true);
    if (grant.form == GrantForm::price) {
      json.key("price");
      if (grant.price) {
        write(json, *grant.price);
      } else {
        json.string("unknown");
      }
    }
    json.optional("text", grant.text.in(context.language)).end_object();
  }
  json.end_array();
}

/** Where the step is written down: the decision, or the target's own record. */
void write_evidence(JsonWriter& json, const Context& context, const Step& step) {
  const Catalog& catalog = context.catalog;
  json.key("evidence").object();
  if (step.recognition) {
    const Recognition& recognition = catalog[step.recognition];
    json.member("recognition", recognition.id);
    write_grants(json, context, recognition);
    if (recognition.valid_from) json.member("validFrom", recognition.valid_from.to_string());
    if (recognition.valid_until) json.member("validUntil", recognition.valid_until.to_string());
    if (recognition.review_by) json.member("reviewBy", recognition.review_by.to_string());
    json.optional("note", recognition.note.in(context.language));
    if (recognition.agreement) {
      const Agreement& agreement = catalog[recognition.agreement];
      json.key("agreement").object().member("id", agreement.id);
      json.optional("name", agreement.name.in(context.language));
      if (agreement.valid_until) json.member("validUntil", agreement.valid_until.to_string());
      json.optional("framework", agreement.framework.in(context.language)).end_object();
    }
  } else {
    json.member("record", catalog[step.kind == EdgeKind::claimed_part ? step.from : step.to].id);
  }
  json.key("source");
  write(json, context, evidence_source(catalog, step));
  json.end_object();
}

}  // namespace

void write_conversion(JsonWriter& json, const Context& context, const CreditConversion& rule) {
  json.key("conversion").object();
  json.member("from", rule.from).member("to", rule.to).member("factor", rule.factor);
  json.optional("method", rule.method.in(context.language)).key("source");
  write(json, context, rule.source);
  json.end_object();
}

void write(JsonWriter& json, const Context& context, const OpenCondition& condition) {
  json.object();
  json.member("kind", condition.together_with.empty() ? spelled(condition.kind)
                                                      : std::string_view{"togetherWith"});
  write_ids(json, context, "achievements", condition.together_with);
  if (condition.entry) json.member("entry", true);
  if (condition.leaf) {
    const Requirement& leaf = context.catalog[condition.leaf];
    json.optional("grade", leaf.minimum_grade);
    if (leaf.kind == RequirementKind::prose) json.optional("text", leaf.name.in(context.language));
  }
  if (const Rule* rule = condition.rule) {
    json.optional("text", rule->text.in(context.language));
    json.member("maxAge", rule->max_age.to_string());
    json.optional("onExpiry", spelled(rule->on_expiry));
  }
  if (const Condition* stated = condition.stated) {
    json.optional("text", stated->text.in(context.language));
    json.optional("grade", stated->grade);
    if (stated->max_age) json.member("maxAge", stated->max_age.to_string());
    json.optional("onExpiry", spelled(stated->on_expiry));
    const auto places = [&](const char* key, const std::vector<std::string_view>& list) {
      if (list.empty()) return;
      json.key(key).array();
      for (const auto place : list) json.string(place);
      json.end_array();
    };
    places("jurisdictions", stated->jurisdictions);
    places("notJurisdictions", stated->not_jurisdictions);
  }
  json.end_object();
}

void write(JsonWriter& json, const Context& context, const Step& step) {
  json.object().member("from", context.catalog[step.from].id);
  json.member("to", context.catalog[step.to].id);
  json.member("verdict", word(step.verdict)).member("standing", word(step.standing));
  json.member("effect", word(step.effect)).member("by", origin_word(step));
  write_ids(json, context, "assertedBy", step.asserted_by);
  write_reasons(json, step);
  if (!step.conditions.empty()) {
    json.key("conditions").array();
    for (const OpenCondition& condition : step.conditions) {
      write(json, context, condition);
    }
    json.end_array();
  }
  write_ids(json, context, "sharedCourses", step.shared);
  if (leads(step.effect)) write_credit(json, context, step.credit);
  write_evidence(json, context, step);
  json.end_object();
}

void write(JsonWriter& json, const Context& context, const TypeFinding& finding) {
  constexpr std::string_view bases[] = {"none", "framework", "levelMap", "typeOrder",
                                        "externalDesignation"};
  json.object().member("type", word(finding.type)).member("holds", word(finding.holds));
  if (finding.type == StackType::vertical) {
    json.member("basis", bases[static_cast<std::size_t>(finding.level.basis)]);
    const bool both = finding.inside_issuer && finding.outside_issuer;
    json.member("issuer", both ? "both" : finding.inside_issuer ? "inside" : "outside");
    json.key("toward").array();
    if (finding.toward_degree) json.string("degree");
    if (finding.toward_graduate_degree) json.string("graduateDegree");
    if (finding.toward_external_designation) json.string("externalDesignation");
    json.end_array();
  }
  if (!finding.assumes.empty()) {
    json.key("assumes").array();
    for (const AchievementType type : finding.assumes) json.string(spelled(type));
    json.end_array();
    json.member("basis", finding.entry ? "entryRequirement" : "declared");
  }
  write_ids(json, context, "with", finding.with);
  if (finding.type == StackType::shared_core) json.member("courses", finding.shared_courses);
  json.end_object();
}

}  // namespace credstack::answer
