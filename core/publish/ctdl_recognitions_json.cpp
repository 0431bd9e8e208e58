#include "publish/ctdl_recognitions_json.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "catalog/ctdl_ids.hpp"
#include "model/sorting.hpp"
#include "publish/ctdl_conditions_json.hpp"
#include "publish/ctdl_json.hpp"
#include "publish/ctdl_names.hpp"
#include "recognition/requirement_tree.hpp"
#include "recognition/step.hpp"

namespace credstack::publish {
namespace {

bool asserts(const Recognition& recognition, OrganizationId body) {
  return body && std::find(recognition.asserted_by.begin(), recognition.asserted_by.end(), body) !=
                     recognition.asserted_by.end();
}

bool is_credit(GrantForm form) {
  return form == GrantForm::direct || form == GrantForm::unassigned || form == GrantForm::block;
}

/**
 * A transfer value has dates and conditions; an elective or a slot it has not. Whether it is a
 * recommendation is read from its owner: a receiver's own would be taken for its decision.
 */
bool is_transfer_value(const Catalog& catalog, const Recognition& each) {
  const Grant& grant = each.grants.front();
  // Several targets of a transfer value share it, while each of ours has it by itself.
  if (each.targets.size() > 1) return false;
  if (each.stage == Stage::recommended &&
      std::any_of(each.targets.begin(), each.targets.end(),
                  [&](AchievementId target) { return asserts(each, catalog[target].owner); })) {
    return false;
  }
  return is_credit(grant.form) && grant.credit && !grant.elective && grant.slot.empty();
}

/** A connection says who asserts it and under what conditions, but not until when. */
bool is_connection(const Recognition& each) {
  const Grant& grant = each.grants.front();
  const bool form = grant.form == GrantForm::requirement || grant.form == GrantForm::preparation ||
                    grant.form == GrantForm::advanced_standing;
  return form && each.stage == Stage::accepted && !each.valid_until && !grant.elective &&
         grant.slot.empty() && grant.satisfies.empty() && !each.targets.empty();
}

/** The receiver's word stands on the target's record, anybody else's on the credential's. */
bool is_received(const Catalog& catalog, const Recognition& each) {
  return each.targets.size() == 1 && asserts(each, catalog[each.targets.front()].owner);
}

const char* connection_term(const Catalog& catalog, const Recognition& each) {
  const GrantForm form = each.grants.front().form;
  if (is_received(catalog, each)) {
    return form == GrantForm::advanced_standing ? "ceterms:advancedStandingFrom"
           : form == GrantForm::preparation     ? "ceterms:preparationFrom"
                                                : nullptr;
  }
  return form == GrantForm::advanced_standing ? "ceterms:isAdvancedStandingFor"
         : form == GrantForm::preparation     ? "ceterms:isPreparationFor"
                                              : "ceterms:isRequiredFor";
}

/** On the credential's record only one credential can stand: a set is not sayable there. */
bool has_place(const Catalog& catalog, const Recognition& each) {
  return connection_term(catalog, each) != nullptr &&
         (is_received(catalog, each) || each.credentials.size() == 1);
}

bool is_sayable(const Catalog& catalog, const Recognition& each) {
  if (each.decision != Decision::granted || !is_own_word(each.source) || each.doubtful)
    return false;
  if (each.agreement || each.places || each.grants.size() != 1) return false;
  if (each.asserted_by.empty() || each.credentials.empty()) return false;
  // Where an issuer is decides it here; in words it would look as if it could be met.
  if (std::any_of(each.conditions.begin(), each.conditions.end(), [](const Condition& condition) {
        return condition.kind == ConditionKind::origin;
      })) {
    return false;
  }
  return is_transfer_value(catalog, each) || (is_connection(each) && has_place(catalog, each));
}

/** Whether any rule is over the place: what an entry asks would look like less without it. */
bool is_ruled(const Catalog& catalog, const Step& step) {
  const std::vector<RequirementId> places = places_over(catalog, step);
  return std::any_of(places.begin(), places.end(), [&](RequirementId at) {
    const RequirementTermsId terms = catalog[at].terms;
    return terms && (!catalog[terms].rules.empty() || catalog[terms].doubtful);
  });
}

/** Whether rules over its place in the target make less of a step, which CTDL has no term for. */
bool is_limited(const Catalog& catalog, const Edge& edge) {
  const Step step = judge(catalog, edge, Date{2000, 1, 1});
  bool capped = false;
  for_each_rule_over(catalog, step, [&](RequirementId, const Rule& rule) {
    capped = capped || rule.kind == RuleKind::at_most;
  });
  const auto by_rule = [](const OpenCondition& each) { return each.rule != nullptr; };
  if (edge.kind == EdgeKind::entry && is_ruled(catalog, step)) return true;
  return (capped && has_reason(step, ReasonCode::no_place)) ||
         has_reason(step, ReasonCode::damaged_record) ||
         std::any_of(step.conditions.begin(), step.conditions.end(), by_rule);
}

std::string limit_in_words(const Condition& condition) {
  std::string text(spelled(condition.kind));
  if (!condition.grade.empty()) text.append(": ").append(condition.grade);
  if (condition.max_age) text += ": " + condition.max_age.to_string();
  for (const std::string_view place : condition.jurisdictions) text.append(" ").append(place);
  for (const std::string_view place : condition.not_jurisdictions) {
    text.append(" not ").append(place);
  }
  return text;
}

void write_asserters(JsonWriter& json, const Catalog& catalog, const char* term,
                     const Recognition& recognition) {
  json.key(term).array();
  for (const OrganizationId body : recognition.asserted_by) {
    json.string(ctdl_address(catalog[body].id));
  }
  json.end_array();
}

/** Each condition in its own words, else in ours. */
void write_conditions(JsonWriter& json, const Recognition& recognition) {
  if (recognition.conditions.empty()) return;
  json.key("ceterms:condition").array();
  for (const Condition& condition : recognition.conditions) {
    const Text ours{{{"en", {}}}};
    const std::string limit = limit_in_words(condition);
    Text text = condition.text ? condition.text : ours;
    if (!condition.text) text.entries.front().value = limit;
    json.object();
    for (const Text::Entry& entry : text.entries) {
      const std::string language(entry.language);
      json.member(language.c_str(), entry.value);
    }
    json.end_object();
  }
  json.end_array();
}

void write_addresses(JsonWriter& json, const Catalog& catalog, const char* term,
                     const std::vector<AchievementId>& ids) {
  json.key(term).array();
  for (const AchievementId id : ids) json.string(ctdl_address(catalog[id].id));
  json.end_array();
}

void write_targets(JsonWriter& json, const Catalog& catalog,
                   const std::vector<AchievementId>& ids) {
  for (const char* term : {"ceterms:targetCredential", "ceterms:targetLearningOpportunity",
                           "ceterms:targetAssessment"}) {
    std::vector<AchievementId> of_term;
    for (const AchievementId id : ids) {
      if (std::string_view(ctdl_target_term(catalog[id].type)) == term) of_term.push_back(id);
    }
    if (!of_term.empty()) write_addresses(json, catalog, term, of_term);
  }
}

void write_connection(JsonWriter& json, const Catalog& catalog, AchievementId on,
                      RecognitionId id) {
  const Recognition& recognition = catalog[id];
  const bool received = is_received(catalog, recognition) && recognition.targets.front() == on;
  json.object().member("@type", "ceterms:ConditionProfile");
  json.member(catalog::ctdl::id_term.data(), recognition.id);
  ctdl_text(json, "ceterms:description", recognition.note);
  write_asserters(json, catalog, "ceterms:assertedBy", recognition);
  write_targets(json, catalog, received ? recognition.credentials : recognition.targets);
  write_conditions(json, recognition);
  if (recognition.valid_from) {
    json.member("ceterms:dateEffective", recognition.valid_from.to_string());
  }
  const auto& credit = recognition.grants.front().credit;
  if (credit) ctdl_credit(json, "ceterms:creditValue", *credit);
  json.end_object();
}

}  // namespace

bool is_own_word(const Source& source) {
  return source.certainty == Certainty::stated || source.certainty == Certainty::verified;
}

RecognitionPlaces::RecognitionPlaces(const Catalog& catalog) {
  std::vector<RecognitionId> sayable;
  for (std::size_t i = 0; i < catalog.recognitions.size(); ++i) {
    const Recognition& each = catalog.recognitions[i];
    if (is_sayable(catalog, each)) {
      sayable.emplace_back(i);
      continue;
    }
    for (const AchievementId from : each.credentials) {
      for (const AchievementId to : each.targets) withheld_.emplace_back(from, to);
    }
  }
  withhold_limited(catalog, sayable);
  sort_stably(withheld_);
  for (const RecognitionId id : sayable) {
    const Recognition& each = catalog[id];
    const bool withheld =
        std::any_of(each.credentials.begin(), each.credentials.end(), [&](AchievementId from) {
          return std::any_of(each.targets.begin(), each.targets.end(),
                             [&](AchievementId to) { return is_withheld(from, to); });
        });
    if (withheld) continue;
    if (is_transfer_value(catalog, each)) {
      transfer_values.push_back(id);
    } else {
      const bool received = is_received(catalog, each);
      connections.emplace_back(received ? each.targets.front() : each.credentials.front(), id);
    }
  }
  sort_stably(connections);
}

void RecognitionPlaces::withhold_limited(const Catalog& catalog,
                                         const std::vector<RecognitionId>& sayable) {
  if (catalog.terms.empty()) return;
  const auto look = [&](const Edge& edge) {
    if (is_limited(catalog, edge)) withheld_.emplace_back(edge.from, edge.to);
  };
  for (const RecognitionId id : sayable) {
    for (const AchievementId from : catalog[id].credentials) {
      for (const AchievementId to : catalog[id].targets) {
        look(
            {.from = from, .to = to, .kind = EdgeKind::recognition, .recognition = id, .leaf = {}});
      }
    }
  }
  const auto look_at = [&](AchievementId to, RequirementId root, EdgeKind kind) {
    for_each_node(catalog, root, [&](RequirementId at, const Requirement& leaf) {
      if (!leaf.achievement) return;
      look({.from = leaf.achievement, .to = to, .kind = kind, .recognition = {}, .leaf = at});
    });
  };
  for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
    look_at(AchievementId{i}, catalog.achievements[i].requirement, EdgeKind::requirement);
    look_at(AchievementId{i}, catalog.achievements[i].entry, EdgeKind::entry);
    for (const AchievementId part : catalog.achievements[i].parts) {
      look({.from = part,
            .to = AchievementId{i},
            .kind = EdgeKind::part,
            .recognition = {},
            .leaf = {}});
    }
  }
}

bool RecognitionPlaces::is_withheld(AchievementId from, AchievementId to) const {
  return std::binary_search(withheld_.begin(), withheld_.end(), std::pair(from, to));
}

void write_transfer_value(JsonWriter& json, const Catalog& catalog, RecognitionId id) {
  const Recognition& recognition = catalog[id];
  json.object().member("@id", ctdl_address(recognition.id));
  json.member("@type", "ceterms:TransferValueProfile");
  ctdl_text(json, "ceterms:description", recognition.note);
  write_asserters(json, catalog, "ceterms:ownedBy", recognition);
  json.key("ceterms:lifeCycleStatusType").array();
  ctdl_concept(json, "lifeCycle:", "Active");
  json.end_array();
  write_addresses(json, catalog, "ceterms:transferValueFrom", recognition.credentials);
  if (!recognition.targets.empty()) {
    write_addresses(json, catalog, "ceterms:transferValueFor", recognition.targets);
  }
  ctdl_credit(json, "ceterms:transferValue", *recognition.grants.front().credit);
  if (recognition.valid_from) json.member("ceterms:startDate", recognition.valid_from.to_string());
  if (recognition.valid_until) json.member("ceterms:endDate", recognition.valid_until.to_string());
  if (!recognition.conditions.empty()) {
    json.key("ceterms:requires").array().object();
    json.member("@type", "ceterms:ConditionProfile");
    write_conditions(json, recognition);
    json.end_object().end_array();
  }
  if (const Date seen = recognition.source.seen()) {
    json.member("schema:dateModified", seen.to_string());
  }
  json.end_object();
}

void write_connections(JsonWriter& json, const Catalog& catalog, AchievementId on,
                       const RecognitionPlaces& places) {
  constexpr std::array terms{"ceterms:isRequiredFor", "ceterms:isPreparationFor",
                             "ceterms:isAdvancedStandingFor", "ceterms:preparationFrom",
                             "ceterms:advancedStandingFrom"};
  auto begin = std::lower_bound(places.connections.begin(), places.connections.end(),
                                std::pair(on, RecognitionId{0}));
  auto end = begin;
  while (end != places.connections.end() && end->first == on) ++end;
  for (const char* term : terms) {
    bool open = false;
    for (auto at = begin; at != end; ++at) {
      if (std::string_view(connection_term(catalog, catalog[at->second])) != term) continue;
      if (!open) json.key(term).array();
      open = true;
      write_connection(json, catalog, on, at->second);
    }
    if (open) json.end_array();
  }
}

}  // namespace credstack::publish
