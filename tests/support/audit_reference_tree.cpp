// The tree of a program for the reference audit: its version, its nodes, their rules and what
// exceptions say of them.
#include <algorithm>

#include "support/audit_reference_parts.hpp"

namespace credstack::test::reference {
namespace {

/** Whether an exception speaks on that day, of that program. */
bool speaks(const learner::Exception& exception, AchievementId program, Date on) {
  if (exception.program && exception.program != program) return false;
  if (exception.date && on < exception.date.first_day()) return false;
  return !exception.until || !(exception.until.last_day() < on);
}

/** By the program's owner; all else is a claim. */
bool is_granted(const learner::Exception& exception, OrganizationId owner) {
  return owner && exception.by == owner && !exception.doubtful;
}

const RequirementVersion* version_of(const Problem& problem, Program& program) {
  const Achievement& record = problem.catalog[program.id];
  static const std::vector<RequirementVersion> none;
  const auto& versions = record.study ? problem.catalog[record.study].versions : none;
  if (program.enrolment == nullptr) return nullptr;
  const std::string_view year = program.enrolment->catalog_year;
  if (!year.empty()) {
    for (const RequirementVersion& version : versions) {
      if (version.catalog_year == year) return &version;
    }
    program.held_back.insert(audit::Why::not_this_year);
    return nullptr;
  }
  const Date admitted = program.enrolment->admitted;
  if (!admitted) return nullptr;
  for (const RequirementVersion& version : versions) {
    if (!version.valid_from && !version.valid_until) continue;
    if (version.valid_from && admitted.first_day() < version.valid_from.first_day()) continue;
    if (version.valid_until && version.valid_until.last_day() < admitted.last_day()) continue;
    return &version;
  }
  return nullptr;
}

bool is_stated(const Source& source) {
  return !source.url.empty() || !source.title.empty() || source.seen() ||
         source.certainty != Certainty::stated || source.note;
}

/** Whether the source of the program is not sure or not fresh enough to stand on. */
bool is_unconfirmed(const Problem& problem, const Program& program) {
  const Achievement& record = problem.catalog[program.id];
  const bool own = program.version == nullptr || !is_stated(program.version->source);
  const Source& source = own ? record.source : program.version->source;
  const bool unsure =
      source.certainty == Certainty::uncertain || source.certainty == Certainty::secondary;
  const Date oldest = subtract(problem.options.on, problem.catalog.policy.stale_after);
  const bool stale = program.version == nullptr && record.source.seen() &&
                     record.source.seen().last_day() < oldest;
  return unsure || stale;
}

/** The first unit that the tree names. */
std::string_view unit_named(const Catalog& catalog, RequirementId id) {
  const Requirement& node = catalog[id];
  if (node.credit) return node.credit->unit;
  if (node.achievement && catalog[node.achievement].credit) {
    return catalog[node.achievement].credit->unit;
  }
  for (const AchievementId listed : node.from) {
    if (catalog[listed].credit) return catalog[listed].credit->unit;
  }
  for (const RequirementId child : node.children) {
    const std::string_view unit = unit_named(catalog, child);
    if (!unit.empty()) return unit;
  }
  return {};
}

/** Whether what the tree asks for asks for the program itself, some way down. */
bool waits_for(const Catalog& catalog, RequirementId id, AchievementId program, int depth = 0) {
  if (!id || depth > 20) return false;
  const Requirement& node = catalog[id];
  if (node.kind == RequirementKind::achievement && node.achievement) {
    if (node.achievement == program) return true;
    if (waits_for(catalog, catalog[node.achievement].requirement, program, depth + 1)) return true;
  }
  return std::any_of(node.children.begin(), node.children.end(), [&](RequirementId child) {
    return waits_for(catalog, child, program, depth + 1);
  });
}

/** What a node adds up to, where every way of meeting it adds up to the same; words and awards held
 * add nothing. */
Rational adds_up_to(const Problem& problem, RequirementId id, std::string_view unit) {
  const Requirement& node = problem.catalog[id];
  const auto exact = [&](const std::optional<Credit>& credit) {
    const bool known = credit && credit->is_exact() && credit->unit == unit;
    return known ? credit->min : Rational::unknown();
  };
  const auto of_thing = [&](AchievementId thing) {
    if (problem.catalog[thing].credit) return exact(problem.catalog[thing].credit);
    return problem.catalog[thing].non_credit ? Rational(0) : Rational::unknown();
  };
  switch (node.kind) {
    case RequirementKind::achievement:
      if (node.credit) return exact(node.credit);
      return node.achievement ? of_thing(node.achievement) : Rational::unknown();
    case RequirementKind::credits:
      return exact(node.credit);
    case RequirementKind::holds:
    case RequirementKind::prose:
      return 0;
    case RequirementKind::courses: {
      Rational one = Rational::unknown();
      for (const AchievementId thing : node.from) {
        const Rational credit = of_thing(thing);
        if (!credit.is_known() || (one.is_known() && one != credit)) return Rational::unknown();
        one = credit;
      }
      return one * Rational(node.choose);
    }
    default:
      break;
  }
  std::vector<Rational> each;
  for (const RequirementId child : node.children) {
    each.push_back(adds_up_to(problem, child, unit));
  }
  const auto needed = node.kind == RequirementKind::all   ? each.size()
                      : node.kind == RequirementKind::any ? std::size_t{1}
                                                          : std::size_t{node.choose};
  Rational sum = 0;
  if (needed >= each.size()) {
    for (const Rational one : each) sum = sum + one;
    return sum;
  }
  for (const Rational one : each) {
    if (!one.is_known() || one != each.front()) return Rational::unknown();
  }
  return each.front() * Rational(static_cast<std::int64_t>(needed));
}

class TreeMaker {
 public:
  TreeMaker(Problem& problem, std::size_t program)
      : problem_(problem), catalog_(problem.catalog), program_(program) {}

  void make() {
    const std::size_t root = add(here().root, std::nullopt);
    problem_.programs[program_].end_node = problem_.nodes.size();
    prior_learning_caps(root);
    if (here().total.is_known()) total_goal(root);
    for (std::size_t i = here().first_node; i < here().end_node; ++i) exceptions(i);
    for (std::size_t i = here().first_node; i < here().end_node; ++i) waived_below(i);
  }

 private:
  const Program& here() const { return problem_.programs[program_]; }

  std::size_t add(RequirementId id, std::optional<std::size_t> parent) {
    const std::size_t at = problem_.nodes.size();
    const Requirement& requirement = catalog_[id];
    Node node;
    node.id = id;
    node.program = program_;
    node.parent = parent;
    if (requirement.kind == RequirementKind::credits) {
      node.needed = problem_.in_unit(requirement.credit, here().unit);
    } else if (requirement.kind == RequirementKind::courses) {
      node.count = requirement.choose;
    } else if (requirement.kind == RequirementKind::achievement) {
      node.count = 1;
    }
    problem_.nodes.push_back(node);
    for (const Rule& rule : problem_.terms(at).rules) add_rule(at, rule);
    for (const RequirementId child : requirement.children) {
      const std::size_t made = add(child, at);
      problem_.nodes[at].children.push_back(made);
    }
    return at;
  }

  /** The credit that a share of a node is a share of. */
  Rational credit_of(std::size_t node) const {
    if (!problem_.nodes[node].parent && here().total.is_known()) return here().total;
    return adds_up_to(problem_, problem_.nodes[node].id, here().unit);
  }

  RuleAt& add_rule(std::size_t node, const Rule& rule) {
    RuleAt made;
    made.rule = &rule;
    made.node = node;
    made.limit = limit(node, rule);
    problem_.nodes[node].rules.push_back(std::move(made));
    return problem_.nodes[node].rules.back();
  }

  /** Of several amounts, the one that decides: the least of what is allowed, the most of what is
   * asked. */
  Limit limit(std::size_t node, const Rule& rule) {
    Limit made;
    const bool has_sharing = rule.kind == RuleKind::sharing;
    made.any = has_sharing && rule.sharing == Sharing::any;
    if (has_sharing && rule.sharing == Sharing::none) made.courses = 0;
    if (has_sharing && rule.sharing != Sharing::amount) return made;
    if (rule.amount.courses) made.courses = *rule.amount.courses;
    const auto take = [&](Rational credit) {
      if (!credit.is_known()) {
        made.unjudged = true;
      } else if (!made.credit) {
        made.credit = credit;
      } else {
        made.credit =
            rule.kind == RuleKind::at_least ? max(*made.credit, credit) : min(*made.credit, credit);
      }
    };
    if (rule.amount.credit) take(problem_.in_unit(rule.amount.credit, here().unit));
    if (rule.amount.share) take(credit_of(node) * *rule.amount.share);
    return made;
  }

  /** The program's caps on credit by assessment of prior learning. */
  void prior_learning_caps(std::size_t root) {
    for (const PriorLearning& route : catalog_[here().id].prior_learning) {
      if (!route.cap && !route.cap_share) continue;
      Rule rule;
      rule.kind = RuleKind::at_most;
      rule.origins = {Origin::prior_learning};
      rule.amount.credit = route.cap;
      rule.amount.share = route.cap_share;
      problem_.made_rules.push_back(rule);
      add_rule(root, problem_.made_rules.back());
      problem_.reach("priorLearning cap");
    }
  }

  void total_goal(std::size_t root) {
    Rule rule;
    rule.kind = RuleKind::at_least;
    problem_.made_rules.push_back(rule);
    RuleAt& goal = add_rule(root, problem_.made_rules.back());
    goal.total = true;
    goal.limit.credit = here().total;
    problem_.reach("goal total");
  }

  void exceptions(std::size_t at) {
    Node& node = problem_.nodes[at];
    const Requirement& requirement = problem_.at(at);
    for (const learner::Exception& exception : problem_.learner.exceptions) {
      if (!speaks(exception, here().id, problem_.options.on)) continue;
      const bool granted = is_granted(exception, here().owner);
      const bool names_node = !requirement.id.empty() && exception.node == requirement.id;
      const bool decides = exception.kind == learner::ExceptionKind::waive ||
                           exception.kind == learner::ExceptionKind::confirm;
      if (names_node && decides) node.exceptions.push_back(&exception);
      if (exception.kind == learner::ExceptionKind::waive && names_node) {
        (granted ? node.waived : node.claimed_waived) = true;
        problem_.reach(granted ? "waive" : "waive claimed");
      } else if (exception.kind == learner::ExceptionKind::confirm && names_node && granted) {
        node.confirmed = requirement.kind == RequirementKind::prose;
        if (node.confirmed) problem_.reach("confirm");
      } else if (exception.kind == learner::ExceptionKind::allow) {
        for (RuleAt& rule : node.rules) allow(rule, exception, granted);
      }
    }
  }

  void allow(RuleAt& rule, const learner::Exception& exception, bool granted) {
    if (rule.rule->id.empty() || rule.rule->id != exception.rule) return;
    Allowed& who = granted ? rule.granted : rule.claimed;
    problem_.reach(granted ? "allow" : "allow claimed");
    if (exception.item.empty()) {
      who.everybody = true;
      return;
    }
    for (std::uint32_t i = 0; i < problem_.learner.items.size(); ++i) {
      if (problem_.learner.items[i].id == exception.item) who.items.push_back(i);
    }
  }

  void waived_below(std::size_t at) {
    Node& node = problem_.nodes[at];
    node.below_waived = node.waived;
    if (node.parent && problem_.nodes[*node.parent].below_waived) node.below_waived = true;
  }

  Problem& problem_;
  const Catalog& catalog_;
  std::size_t program_;
};

}  // namespace

bool Problem::within(std::size_t node, std::size_t above) const {
  std::optional<std::size_t> at = node;
  while (at && *at != above) at = nodes[*at].parent;
  return at.has_value();
}

Rational Problem::in_unit(const std::optional<Credit>& credit, std::string_view unit) const {
  if (!credit) return Rational::unknown();
  if (credit->unit == unit) return credit->min;
  for (const CreditConversion& rule : catalog.conversions) {
    if (rule.from == credit->unit && rule.to == unit) return credit->min * rule.factor;
  }
  return Rational::unknown();
}

namespace {

/** What keeps the whole from being better than possible, beside the year. */
void hold_back(Problem& problem, Program& program) {
  if (is_unconfirmed(problem, program)) {
    program.held_back.insert(audit::Why::not_confirmed);
    problem.reach("program not confirmed");
  }
  if (problem.catalog[program.id].doubtful) {
    program.held_back.insert(audit::Why::damaged);
    problem.reach("program doubtful");
  }
  if (program.enrolment != nullptr && program.enrolment->doubtful) {
    program.held_back.insert(audit::Why::damaged);
    problem.reach("enrolment doubtful");
  }
  if (waits_for(problem.catalog, program.root, program.id)) {
    program.held_back.insert(audit::Why::damaged);
    problem.reach("waits for itself");
  }
}

}  // namespace

void add_program(Problem& problem, AchievementId id) {
  const Achievement& record = problem.catalog[id];
  Program program;
  program.id = id;
  program.owner = record.owner;
  for (const learner::Enrolment& each : problem.learner.enrolments) {
    if (each.program == id && program.enrolment == nullptr) program.enrolment = &each;
  }
  program.version = version_of(problem, program);
  if (!program.held_back.empty()) problem.reach("year without version");
  if (program.version != nullptr) problem.reach("version");
  program.root = program.version != nullptr ? program.version->requirement : record.requirement;
  const std::optional<Credit> total = program.version != nullptr && program.version->credit
                                          ? program.version->credit
                                          : record.credit;
  program.unit = total ? total->unit : unit_named(problem.catalog, program.root);
  program.total = problem.in_unit(total, program.unit);
  hold_back(problem, program);
  program.first_node = problem.nodes.size();
  problem.programs.push_back(program);
  TreeMaker(problem, problem.programs.size() - 1).make();
}

}  // namespace credstack::test::reference
