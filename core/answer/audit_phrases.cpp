#include "answer/audit_phrases.hpp"

#include "answer/audit_json.hpp"

namespace credstack::answer {

using audit::Because;
using audit::GoalFinding;
using audit::Piece;
using audit::ProgramFinding;
using audit::Use;
using audit::Way;
using audit::Why;
using AuditStatus = audit::Status;

namespace {

constexpr std::size_t longest_list = 8;

std::string suffixed(std::string_view key, std::string_view suffix) {
  return std::string(key) + "." + std::string(suffix);
}

}  // namespace

std::string AuditPhrases::owner(const ProgramFinding& program) const {
  const OrganizationId by = base.context().catalog[program.program].owner;
  return by ? base.name(by) : say("theReceiver");
}

std::string AuditPhrases::item(std::uint32_t place) const { return item(&learner_.items[place]); }

std::string AuditPhrases::item(const learner::Item* item) const {
  if (item->achievement) return base.name(item->achievement);
  return std::string(item->title.empty() ? item->id : item->title);
}

std::string AuditPhrases::items(const Piece& piece) const {
  std::vector<std::string> all;
  for (const std::uint32_t each : piece.items) all.push_back(item(each));
  const std::string list = base.list(all);
  return all.size() > 1 ? say("use.together", {{"list", list}}) : list;
}

std::string AuditPhrases::short_list(const std::vector<std::string>& names) const {
  if (names.size() <= longest_list) return base.list(names, true);
  const std::string first = base.list({names.begin(), names.begin() + longest_list}, true);
  return base.messages().count("takes.more",
                               Rational(static_cast<std::int64_t>(names.size() - longest_list)),
                               {{"list", first}});
}

std::string AuditPhrases::amount(RequirementKind kind, Rational n, std::string_view unit) const {
  if (kind == RequirementKind::credits) return base.credit({n, n, unit});
  return base.messages().count("takes.courses", n);
}

std::string AuditPhrases::more(RequirementKind kind, Rational n, std::string_view unit) const {
  if (kind == RequirementKind::credits) {
    return say("asks.more.credit", {{"credit", base.credit({n, n, unit})}});
  }
  return base.messages().count("asks.more", n);
}

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

std::string AuditPhrases::asks(RequirementId id) const {
  const Catalog& catalog = base.context().catalog;
  const Requirement& node = catalog[id];
  switch (node.kind) {
    case RequirementKind::all:
      return say("node.all");
    case RequirementKind::any:
      return say("node.any");
    case RequirementKind::choose:
      return base.messages().count("node.choose", Rational(std::int64_t{node.choose}));
    case RequirementKind::prose:
      return {};
    case RequirementKind::achievement:
    case RequirementKind::holds:
      return base.requirement(id);
    default:
      break;
  }
  const RequirementTerms* terms = node.terms ? &catalog[node.terms] : nullptr;
  std::string text = node.kind == RequirementKind::credits && node.credit
                         ? base.credit(*node.credit)
                         : amount(node.kind, Rational(std::int64_t{node.choose}), {});
  if (terms != nullptr && !terms->select.empty()) {
    text = say("asks.select", {{"amount", text}, {"what", selectors(terms->select)}});
  } else if (!node.from.empty()) {
    std::vector<std::string> names;
    for (const AchievementId each : node.from) names.push_back(base.name(each));
    text = say("asks.from", {{"amount", text}, {"list", short_list(names)}});
  } else if (node.open) {
    text = say("asks.open", {{"amount", text}});
  }
  if (terms != nullptr && !terms->except.empty()) {
    text = say("asks.except", {{"text", text}, {"what", selectors(terms->except)}});
  }
  if (!node.minimum_grade.empty()) {
    text = say("asks.grade", {{"text", text}, {"grade", node.minimum_grade}});
  }
  return text;
}

std::string AuditPhrases::node(RequirementId id) const {
  const Requirement& node = base.context().catalog[id];
  if (node.name) return base.text(node.name);
  switch (node.kind) {
    case RequirementKind::all:
    case RequirementKind::any:
    case RequirementKind::choose:
      return base.requirement(id);
    default:
      return asks(id);
  }
}

std::string AuditPhrases::way(const Piece& piece) const {
  if (piece.way == Way::itself) return {};
  if (piece.way == Way::substitution) return say("use.substitution");
  const char* key = piece.way == Way::accepted      ? "use.accepted"
                    : piece.way == Way::recognition ? "use.recognition"
                                                    : "use.priorLearning";
  if (piece.as) return say(key, {{"as", base.name(piece.as)}});
  return say(suffixed(key, piece.way == Way::recognition ? "block" : "unassigned"));
}

Item AuditPhrases::use(const Use& use, const ProgramFinding& program) const {
  const Catalog& catalog = base.context().catalog;
  const Piece& piece = answer_.pieces[use.piece];
  std::vector<std::string> parts{items(piece)};
  if (use.credit.is_known() && !use.credit.is_zero()) {
    parts.push_back(base.credit({use.credit, use.credit, program.unit}));
  }
  if (const std::string how = way(piece); !how.empty()) parts.push_back(how);
  const learner::Item& first = learner_.items[piece.items.front()];
  if (!first.grade.empty() && piece.items.size() == 1) {
    parts.push_back(say("use.grade", {{"grade", first.grade}}));
  }
  if (first.status == learner::ItemStatus::in_progress) {
    parts.push_back(say("use.inProgress"));
  } else if (first.status == learner::ItemStatus::planned) {
    parts.push_back(say("use.planned"));
  } else if (first.completed && piece.items.size() == 1) {
    parts.push_back(base.date(first.completed));
  }
  if (use.again) parts.push_back(say("use.again"));
  if (piece.conversion != nullptr) parts.push_back(say("use.indicative"));
  std::string line = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) line += say("list.comma") + parts[i];
  return {line,
          piece.recognition ? safe_url(catalog[piece.recognition].source.url) : std::string{}};
}

std::string AuditPhrases::exception(const learner::Exception& exception,
                                    const ProgramFinding& program) const {
  constexpr const char* kinds[] = {"exception.waive", "exception.confirm", "exception.substitute",
                                   "exception.allow"};
  std::string line = say(kinds[static_cast<std::size_t>(exception.kind)]);
  std::string by = exception.by ? base.name(exception.by) : std::string(exception.by_name);
  if (!exception.person.empty()) {
    by += (by.empty() ? "" : say("list.comma")) + std::string(exception.person);
  }
  if (!by.empty()) line = say("exception.by", {{"what", line}, {"by", by}});
  if (exception.date) {
    line = say("exception.date", {{"line", line}, {"date", base.date(exception.date)}});
  }
  if (!exception.reason.empty()) {
    line = say("exception.reason", {{"line", line}, {"reason", exception.reason}});
  }
  const bool by_owner =
      exception.by && exception.by == base.context().catalog[program.program].owner;
  return by_owner ? line : say("exception.claim", {{"line", line}, {"owner", owner(program)}});
}

// ---- rules -------------------------------------------------------------------------------------

std::string AuditPhrases::amount(const Amount& amount) const {
  std::vector<std::string> parts;
  if (amount.credit) parts.push_back(base.credit(*amount.credit));
  if (amount.courses) {
    parts.push_back(
        base.messages().count("takes.courses", Rational(std::int64_t{*amount.courses})));
  }
  if (amount.share) parts.push_back(say("amount.share", {{"share", amount.share->to_string()}}));
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

std::string AuditPhrases::rule(const Rule& rule, const ProgramFinding& program) const {
  if (rule.text) return base.text(rule.text);
  const std::string what = origins(rule, program);
  std::string text;
  switch (rule.kind) {
    case RuleKind::at_most: {
      std::string key = "rule.atMost";
      if (rule.per != Per::all) key = suffixed(key, spelled(rule.per));
      text = say(key, {{"amount", amount(rule.amount)}, {"what", what}});
      break;
    }
    case RuleKind::at_least:
      text = say("rule.atLeast", {{"amount", amount(rule.amount)}, {"what", what}});
      break;
    case RuleKind::distinct:
      text = say(suffixed("rule.distinct", spelled(rule.per)),
                 {{"n", number(Rational(std::int64_t{rule.count}))}});
      break;
    case RuleKind::average:
      text = say("rule.average", {{"grade", rule.grade}});
      break;
    case RuleKind::max_age:
      text = say("rule.maxAge", {{"age", base.duration(rule.max_age)}});
      break;
    case RuleKind::sharing:
      text = rule.sharing == Sharing::amount
                 ? say("rule.sharing", {{"amount", amount(rule.amount)}})
                 : say(suffixed("rule.sharing", spelled(rule.sharing)));
      break;
    case RuleKind::max_uses:
      text = base.messages().count("rule.maxUses", Rational(std::int64_t{rule.count}));
      break;
  }
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::string AuditPhrases::goal_amount(const GoalFinding& goal, Rational value,
                                      std::string_view unit) const {
  if (!value.is_known()) return say("goal.unknown");
  if (goal.rule == nullptr) return base.credit({value, value, unit});
  if (goal.rule->kind != RuleKind::at_least) return number(value);
  const Amount& amount = goal.rule->amount;
  if (amount.courses && !amount.credit && !amount.share) {
    return base.messages().count("takes.courses", value);
  }
  return base.credit({value, value, unit});
}

std::string AuditPhrases::goal_line(const GoalFinding& goal, const ProgramFinding& program) const {
  const std::string asked = goal_amount(goal, goal.asked, program.unit);
  std::string reached = goal.reached.is_known() ? number(goal.reached) : say("goal.unknown");
  if (goal.rule == nullptr) return say("goal.total", {{"asked", asked}, {"reached", reached}});
  const Rule& rule = *goal.rule;
  if (rule.text) {
    if (!goal.reached.is_known() || !goal.asked.is_known()) {
      return say("goal.text.unknown", {{"text", base.text(rule.text)}});
    }
    return say("goal.text",
               {{"text", base.text(rule.text)}, {"reached", reached}, {"asked", asked}});
  }
  switch (rule.kind) {
    case RuleKind::distinct:
      return say(suffixed("goal.distinct", spelled(rule.per)),
                 {{"asked", asked}, {"reached", reached}});
    case RuleKind::average: {
      const std::string wanted = rule.grade.empty() ? asked : std::string(rule.grade);
      return goal.reached.is_known()
                 ? say("goal.average", {{"asked", wanted}, {"reached", reached}})
                 : say("goal.average.none", {{"asked", wanted}});
    }
    default:
      break;
  }
  const bool resident =
      rule.origins.size() == 1 && rule.origins.front() == Origin::resident && rule.of.empty();
  std::string key = "goal.atLeast";
  if (resident) key += rule.last ? ".residentLast" : ".resident";
  if (!resident && rule.last) key += ".last";
  return say(key, {{"asked", asked},
                   {"reached", reached},
                   {"what", origins(rule, program)},
                   {"owner", owner(program)},
                   {"last", rule.last ? base.credit(*rule.last) : std::string{}}});
}

std::string AuditPhrases::goal(const GoalFinding& goal, const ProgramFinding& program) const {
  const std::string line = goal_line(goal, program);
  return say(goal.undecided ? "goal.status.undecided" : suffixed("goal.status", word(goal.status)),
             {{"line", line}});
}

// ---- reasons -----------------------------------------------------------------------------------

const ProgramFinding& AuditPhrases::program_of(const Because& because) const {
  const auto place = places_.find(because.node);
  return answer_.programs[place ? place->program : 0];
}

std::string AuditPhrases::reason(const Because& because, const learner::Item* about,
                                 const ProgramFinding& program) const {
  std::string key = suffixed("why", word(because.why));
  const std::string where = because.node ? node(because.node) : std::string{};
  const std::string age =
      because.rule != nullptr && because.rule->max_age ? base.duration(because.rule->max_age) : "";
  switch (because.why) {
    case Why::not_passed: {
      constexpr std::string_view statuses[] = {"completed", "completed", "completed",
                                               "failed",    "withdrawn", "audited"};
      const auto status = about == nullptr ? learner::ItemStatus::completed : about->status;
      const bool graded =
          status == learner::ItemStatus::completed && about != nullptr && !about->grade.empty();
      if (!graded) key = suffixed(key, statuses[static_cast<std::size_t>(status)]);
      break;
    }
    case Why::too_old:
      if (because.effect != OnExpiry::not_stated && because.effect != OnExpiry::nothing) {
        key = suffixed(key, spelled(because.effect));
      }
      if (!age.empty()) key = suffixed(key, "age");
      break;
    case Why::grade_below:
      if (!because.grade.empty() && about != nullptr && !about->grade.empty()) {
        key = suffixed(key, "grade");
      }
      break;
    case Why::grade_unknown:
      if (!because.grade.empty()) key = suffixed(key, "grade");
      break;
    case Why::used_for_another:
    case Why::sharing_not_stated:
      if (because.award) key = suffixed(key, "award");
      break;
    case Why::full:
    case Why::other_branch:
      if (because.node) key = suffixed(key, "node");
      break;
    case Why::cap:
      if (because.rule != nullptr) key = suffixed(key, "rule");
      break;
    case Why::same_learning:
      if (because.other != nullptr) key = suffixed(key, "other");
      break;
    default:
      break;
  }
  std::string condition;
  if (because.condition != nullptr) {
    condition = base.condition({.kind = because.condition->kind, .stated = because.condition});
  }
  return say(key, {{"owner", owner(program)},
                   {"grade", !because.grade.empty() ? because.grade
                             : about != nullptr     ? about->grade
                                                    : std::string_view{}},
                   {"has", about != nullptr ? about->grade : std::string_view{}},
                   {"age", age},
                   {"award", because.award ? base.name(because.award) : std::string{}},
                   {"node", where},
                   {"rule", because.rule != nullptr ? rule(*because.rule, program) : ""},
                   {"other", because.other != nullptr ? item(because.other) : ""},
                   {"condition", condition}});
}

std::string AuditPhrases::placed_reason(const Because& because, const learner::Item* about,
                                        const ProgramFinding& program) const {
  const std::string line = reason(because, about, program);
  const auto place = places_.find(because.node);
  // Of the program as a whole, or said already.
  if (!place || place->node == 0 || because.why == Why::full || because.why == Why::other_branch) {
    return line;
  }
  return say("why.at", {{"node", node(because.node)}, {"reason", line}});
}

std::string AuditPhrases::remedy(const Because& because, const ProgramFinding& program) const {
  std::string key = suffixed("settle", word(because.why));
  if (because.why == Why::too_old) key = suffixed(key, spelled(because.effect));
  return has(key) ? say(key, {{"owner", owner(program)}}) : std::string{};
}

}  // namespace credstack::answer
