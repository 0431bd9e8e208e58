// Selectors, rules and how far they are met, in words.
#include "answer/audit_json.hpp"
#include "answer/audit_phrases.hpp"

namespace credstack::answer {

using audit::GoalFinding;
using audit::ProgramFinding;
using AuditStatus = audit::Status;

namespace {

std::string suffixed(std::string_view key, std::string_view suffix) {
  return std::string(key) + "." + std::string(suffix);
}

}  // namespace

std::string AuditPhrases::selector(const Selector& selector) const {
  std::vector<std::string> parts;
  const auto add = [&](const char* key, const std::vector<std::string>& list) {
    if (!list.empty()) parts.push_back(say(key, {{"list", base.list(list, true)}}));
  };
  const auto names = [&](const auto& ids) {
    std::vector<std::string> all;
    for (const auto id : ids) all.push_back(base.name(id));
    return all;
  };
  if (!selector.ids.empty()) {
    parts.push_back(say("pick.ids", {{"list", short_list(names(selector.ids))}}));
  }
  add("pick.subjects", {selector.subjects.begin(), selector.subjects.end()});
  if (selector.level_min || selector.level_max) {
    const char* key = !selector.level_max   ? "pick.level.min"
                      : !selector.level_min ? "pick.level.max"
                                            : "pick.level.both";
    parts.push_back(say(key, {{"min", std::to_string(selector.level_min.value_or(0))},
                              {"max", std::to_string(selector.level_max.value_or(0))}}));
  }
  std::vector<std::string> types;
  for (const AchievementType type : selector.types) types.push_back(base.type(type));
  add("pick.types", types);
  add("pick.providers", names(selector.providers));
  std::vector<std::string> fields;
  for (const Code& field : selector.fields) {
    fields.push_back(field.name ? base.text(field.name) : std::string(field.code));
  }
  add("pick.fields", fields);
  add("pick.tags", {selector.tags.begin(), selector.tags.end()});
  if (parts.empty()) return say("pick.any");
  std::string text = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) text += " " + parts[i];
  return text;
}

std::string AuditPhrases::selectors(const std::vector<Selector>& list) const {
  std::vector<std::string> all;
  for (const Selector& each : list) all.push_back(selector(each));
  return base.list(all, true);
}

std::string AuditPhrases::amount(const Amount& amount) const {
  std::vector<std::string> parts;
  if (amount.credit) parts.push_back(base.credit(*amount.credit));
  if (amount.courses) {
    parts.push_back(
        base.messages().count("takes.courses", Rational(std::int64_t{*amount.courses})));
  }
  if (amount.share) {
    const Rational percent = *amount.share * Rational(100);
    parts.push_back(percent.is_whole() ? say("amount.percent", {{"value", number(percent)}})
                                       : say("amount.share", {{"share", number(*amount.share)}}));
  }
  return base.list(parts);
}

std::string AuditPhrases::origins(const Rule& rule, const ProgramFinding& program) const {
  std::vector<std::string> parts;
  for (const Origin origin : rule.origins) {
    parts.push_back(say(suffixed("origin", spelled(origin)), {{"owner", owner(program)}}));
  }
  std::string text = base.list(parts, true);
  if (!rule.of.empty()) text += (text.empty() ? "" : " ") + selectors(rule.of);
  return text;
}

std::string AuditPhrases::cap(const Rule& rule, const ProgramFinding& program) const {
  if (rule.text) return base.text(rule.text);
  std::string key = "rule.atMost";
  if (rule.per != Per::all) key = suffixed(key, spelled(rule.per));
  std::string text = say(key, {{"amount", amount(rule.amount)}, {"what", origins(rule, program)}});
  text.resize(text.find_last_not_of(' ') + 1);
  return text;
}

/** To be read aloud: at most two decimals, the rest cut off. */
std::string AuditPhrases::figure(Rational n) const {
  const Rational hundredths = n * Rational(100);
  if (!hundredths.is_known() || hundredths.is_whole()) return number(n);
  const Rational cut(hundredths.num() / hundredths.den(), 100);
  return say("number.about", {{"value", number(cut)}});
}

std::string AuditPhrases::goal_amount(const GoalFinding& goal, Rational value,
                                      std::string_view unit) const {
  if (goal.credit) return base.credit({value, value, unit});
  const bool things = goal.rule != nullptr && goal.rule->kind == RuleKind::at_least;
  return things ? base.messages().count("takes.courses", value) : figure(value);
}

std::string AuditPhrases::goal(const GoalFinding& goal, const ProgramFinding& program) const {
  if (goal.damaged) return say("goal.damaged");
  const bool known = goal.asked.is_known();
  std::string asked = known ? goal_amount(goal, goal.asked, program.unit) : std::string{};
  if (goal.rule == nullptr) return say("goal.total", {{"asked", asked}});
  const Rule& rule = *goal.rule;
  if (rule.text) return base.text(rule.text);
  switch (rule.kind) {
    case RuleKind::distinct:
      return base.messages().count(suffixed("goal.distinct", spelled(rule.per)),
                                   Rational(std::int64_t{rule.count}));
    case RuleKind::average:
      return say("goal.average",
                 {{"asked", rule.grade.empty() ? std::string_view(asked) : rule.grade}});
    default:
      break;
  }
  if (!known) asked = amount(rule.amount);
  const std::string what = origins(rule, program);
  std::string line = say("goal.atLeast", {{"asked", asked}, {"what", what}});
  line.resize(line.find_last_not_of(' ') + 1);
  return rule.last ? say("goal.last", {{"line", line}, {"last", base.credit(*rule.last)}}) : line;
}

std::string AuditPhrases::goal_lead(const GoalFinding& goal, const ProgramFinding& program,
                                    AuditStatus with) const {
  if (goal.damaged) return say("goal.damaged.lead", {{"owner", owner(program)}});
  std::string lead = reached(goal, program, with);
  if (goal.undecided) lead += " " + say("goal.undecided");
  return lead;
}

/** How far a goal is met, and what is missing. */
std::string AuditPhrases::reached(const GoalFinding& goal, const ProgramFinding& program,
                                  AuditStatus with) const {
  const bool average = goal.rule != nullptr && goal.rule->kind == RuleKind::average;
  if (!goal.reached.is_known()) return say(average ? "goal.average.none" : "goal.unknown");
  if (average) return say("goal.average.now", {{"value", figure(goal.reached)}});
  const bool short_of = goal.asked.is_known() && goal.reached < goal.asked;
  std::string part = goal_amount(goal, goal.reached, program.unit);
  if (short_of) {
    part = say("progress.of", {{"part", figure(goal.reached)},
                               {"whole", goal_amount(goal, goal.asked, program.unit)}});
  }
  const char* key = with == AuditStatus::met           ? "goal.counted"
                    : with == AuditStatus::in_progress ? "goal.counted.taking"
                                                       : "goal.counted.planned";
  std::string lead = say(key, {{"part", part}});
  if (!short_of) return lead;
  if (goal.status == AuditStatus::possible) return lead + " " + say("lead.restPossible");
  const Rational left = goal.asked - goal.reached;
  const bool things = goal.rule != nullptr && goal.rule->kind == RuleKind::at_least;
  const std::string more_of = goal.credit ? more(RequirementKind::credits, left, program.unit)
                              : things    ? more(RequirementKind::courses, left, {})
                                          : say("asks.more.any", {{"value", figure(left)}});
  return lead + " " + say("lead.left", {{"more", more_of}});
}

}  // namespace credstack::answer
