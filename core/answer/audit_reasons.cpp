// Why something is not used or not certain, and what would settle it, in words.
#include "answer/audit_json.hpp"
#include "answer/audit_phrases.hpp"
#include "audit/grades.hpp"

namespace credstack::answer {

using audit::Because;
using audit::ProgramFinding;
using audit::Why;

namespace {

std::string suffixed(std::string_view key, std::string_view suffix) {
  return std::string(key) + "." + std::string(suffix);
}

}  // namespace

const ProgramFinding& AuditPhrases::program_of(const Because& because) const {
  const auto place = places_.find(because.node);
  return answer_.programs[place ? place->program : 0];
}

namespace {

/** What of an item was not passed: by its status, by its grade, or something taken with it. */
std::string_view outcome(const Catalog& catalog, const learner::Item* about) {
  if (about == nullptr) return "together";
  switch (about->status) {
    case learner::ItemStatus::failed:
      return "failed";
    case learner::ItemStatus::withdrawn:
      return "withdrawn";
    case learner::ItemStatus::audited:
      return "audited";
    default:
      break;
  }
  const OrganizationId issuer = about->issuer        ? about->issuer
                                : about->achievement ? catalog[about->achievement].owner
                                                     : OrganizationId{};
  const GradeScaleId scale =
      about->grade_scale ? about->grade_scale : audit::scale_of(catalog, issuer);
  const bool passed = about->grade.empty() ||
                      audit::passes(catalog, scale, about->grade) == audit::GradeFinding::met;
  return passed ? "together" : "";
}

/** How long it may be ago, by the rule or the condition that asks. */
Duration age_in(const Because& because) {
  if (because.rule != nullptr) return because.rule->max_age;
  return because.condition != nullptr ? because.condition->max_age : Duration{};
}

/** Which of the messages for a reason fits what is known of it. */
std::string key_of(const Catalog& catalog, const Because& because, const learner::Item* about,
                   bool open) {
  std::string key = suffixed("why", word(because.why));
  const auto add = [&key](bool known, std::string_view suffix) {
    if (known && !suffix.empty()) key = suffixed(key, suffix);
  };
  switch (because.why) {
    case Why::not_passed:
      add(true, outcome(catalog, about));
      break;
    case Why::too_old:
      add(because.effect != OnExpiry::not_stated && because.effect != OnExpiry::nothing,
          spelled(because.effect));
      add(static_cast<bool>(age_in(because)), "age");
      break;
    case Why::grade_below:
      add(!because.grade.empty() && about != nullptr && !about->grade.empty(), "grade");
      break;
    case Why::grade_unknown:
      add(!because.grade.empty(), "grade");
      break;
    case Why::used_for_another:
      add(open, "open");
      add(static_cast<bool>(because.award), "award");
      break;
    case Why::sharing_not_stated:
      add(static_cast<bool>(because.award), "award");
      break;
    case Why::condition:
      add(because.condition != nullptr, "stated");
      break;
    case Why::cap:
      add(open, "open");
      add(because.rule != nullptr && because.rule->kind == RuleKind::at_most, "rule");
      break;
    case Why::same_learning:
      add(because.other != nullptr, "other");
      break;
    case Why::other_way:  // of a set, another item of it may be what is used
      add(because.other != nullptr && because.other != about, "other");
      break;
    default:
      break;
  }
  return key;
}

}  // namespace

std::string AuditPhrases::reason(const Because& because, const learner::Item* about,
                                 const ProgramFinding& program, bool open) const {
  const Duration age = age_in(because);
  const std::string_view has = about != nullptr ? about->grade : std::string_view{};
  std::string condition;
  if (because.condition != nullptr) {
    condition = base.condition({.kind = because.condition->kind, .stated = because.condition});
  }
  return say(key_of(base.context().catalog, because, about, open),
             {{"owner", owner(program)},
              {"grade", because.grade},
              {"has", has},
              {"age", age ? base.duration(age) : std::string{}},
              {"award", because.award ? base.name(because.award) : std::string{}},
              {"rule", because.rule != nullptr ? cap(*because.rule, program) : std::string{}},
              {"other", because.other != nullptr ? item(because.other) : std::string{}},
              {"condition", condition}});
}

std::string AuditPhrases::placed_reason(const Because& because, const learner::Item* about,
                                        const ProgramFinding& program, bool open) const {
  const std::string line = reason(because, about, program, open);
  const auto place = places_.find(because.node);
  if (!place || place->node == 0) return line;  // of the program as a whole
  return say("why.at", {{"node", node(because.node)}, {"reason", line}});
}

std::string AuditPhrases::full(const std::vector<RequirementId>& nodes) const {
  std::vector<std::string> names;
  for (const RequirementId each : nodes) names.push_back(node(each));
  return base.messages().count("why.full.nodes", Rational(std::ssize(names)),
                               {{"list", base.list(names)}});
}

std::string AuditPhrases::remedy(const Because& because, const ProgramFinding& program,
                                 bool open) const {
  std::string key = suffixed("settle", word(because.why));
  if (because.why == Why::too_old) key = suffixed(key, spelled(because.effect));
  if (because.why == Why::cap || because.why == Why::used_for_another) {
    key = suffixed(key, open ? "open" : "closed");
  }
  return has(key) ? say(key, {{"owner", owner(program)}}) : std::string{};
}

}  // namespace credstack::answer
