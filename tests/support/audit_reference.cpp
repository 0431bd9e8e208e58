#include "support/audit_reference.hpp"

#include <algorithm>

#include "support/audit_reference_allocation.hpp"

namespace credstack::test {
namespace {

using audit::Status;
using reference::Allocation;
using reference::Found;
using reference::Piece;
using reference::Problem;

/** Writes what the two searches found. */
class Answering {
 public:
  Answering(Problem& problem, const Found& first, const Found& second, StandingNumber highest,
            bool looks_at_possible)
      : problem_(problem),
        first_(first),
        second_(second),
        highest_(highest),
        looks_at_possible_(looks_at_possible),
        in_first_(problem, highest),
        in_second_(problem, 4) {
    in_first_.amounts = first.amounts;
    in_second_.amounts = second.amounts;
  }

  void write(ReferenceAnswer& answer) {
    for (std::size_t p = 0; p < problem_.programs.size(); ++p)
      answer.programs.push_back(program(p));
    for (std::size_t i = 0; i < problem_.nodes.size(); ++i) answer.nodes.push_back(node(i));
    for (std::size_t i = 0; i < problem_.pieces.size(); ++i) answer.pieces.push_back(piece(i));
    mark_converted(answer);
    answer.unused = unused();
    answer.points = first_.whole.points[highest_];
    answer.possible_points = second_.whole.points[4];
    answer.pieces_used = first_.used;
    answer.possible_pieces = second_.used;
    answer.allocations = first_.looked_at + second_.looked_at;
    answer.reasons = std::move(problem_.reasons);
    answer.reached = std::move(problem_.reached);
  }

 private:
  Status status_of(std::size_t node) const {
    if (first_.met[node][1]) return Status::met;
    if (first_.met[node][2]) return Status::in_progress;
    if (highest_ >= 3 && first_.met[node][3]) return Status::planned;
    return second_.met[node][4] ? Status::possible : Status::unmet;
  }

  ReferenceProgram program(std::size_t at) {
    const reference::Program& program = problem_.programs[at];
    ReferenceProgram made;
    made.program = program.id;
    made.version = program.version;
    made.unit = program.unit;
    made.total = program.total;
    made.counted = Allocation::sum_of(in_first_.used_under(program.first_node, 1));
    made.held_back = program.held_back;
    made.points_of = first_.points_of[program.first_node];
    made.first = first_.programs[at];
    made.second = second_.programs[at];
    made.status = status_of(program.first_node);
    if (!program.held_back.empty()) made.status = std::max(made.status, Status::possible);
    return made;
  }

  ReferenceNode node(std::size_t at) {
    const reference::Node& node = problem_.nodes[at];
    const RequirementKind kind = problem_.at(at).kind;
    ReferenceNode made;
    made.node = node.id;
    made.status = status_of(at);
    for (auto above = node.parent; above; above = problem_.nodes[*above].parent) ++made.depth;
    const bool takes =
        problem_.is_leaf(at) && kind != RequirementKind::prose && kind != RequirementKind::holds;
    if (takes) {
      made.needed = node.needed ? *node.needed : Rational(node.count);
      made.reached = in_first_.reached(at, highest_);
    }
    for (const reference::RuleAt& rule : node.rules) {
      if (reference::is_goal(*rule.rule) && !rule.granted.everybody)
        made.goals.push_back(goal(rule));
    }
    if (problem_.terms(at).doubtful) {
      made.goals.push_back({.damaged = true,
                            .status = looks_at_possible_ ? Status::possible : Status::unmet,
                            .undecided = true});
    }
    made.held = node.held;
    made.exceptions = node.exceptions;
    constexpr const char* kinds[] = {"all",         "any",   "choose", "credits",
                                     "achievement", "holds", "words",  "courses"};
    problem_.reach(std::string("node ") + kinds[static_cast<std::size_t>(kind)] +
                   (made.status == Status::unmet ? " unmet" : " met"));
    return made;
  }

  ReferenceGoal goal(const reference::RuleAt& rule) {
    const auto figures = in_first_.judge(rule, highest_);
    ReferenceGoal made;
    if (!rule.total) made.rule = rule.rule;
    for (StandingNumber s = highest_; s >= 1; --s) {
      const bool met = in_first_.judge(rule, s).finding == reference::Finding::good;
      if (met) made.status = static_cast<Status>(s - 1);
    }
    const bool may_be =
        rule.claimed.everybody || in_second_.judge(rule, 4).finding != reference::Finding::bad;
    if (looks_at_possible_ && made.status == Status::unmet && may_be)
      made.status = Status::possible;
    if (rule.claimed.everybody) problem_.reach("allow claimed for a goal");
    made.undecided = figures.finding == reference::Finding::unknown;
    made.credit = figures.credit;
    made.count = figures.count;
    made.average = figures.average;
    made.asked_average = figures.asked_average;
    if (rule.limit.credit) made.asked_credit = *rule.limit.credit;
    if (rule.limit.courses) made.asked_count = *rule.limit.courses;
    if (rule.rule->kind == RuleKind::distinct) made.asked_count = std::int64_t{rule.rule->count};
    return made;
  }

  static std::vector<ReferenceUse> uses_of(const Piece& piece,
                                           const std::vector<std::optional<Rational>>& amounts) {
    std::vector<ReferenceUse> uses;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      const reference::Take& take = piece.takes[i];
      const bool again = !uses.empty() && !piece.block;
      if (amounts[i]) {
        uses.push_back({take.node, *amounts[i], take.standing, again, take.converted});
      }
    }
    return uses;
  }

  ReferencePiece piece(std::size_t at) const {
    const Piece& piece = problem_.pieces[at];
    ReferencePiece made;
    made.items = piece.items;
    made.way = piece.way;
    made.recognition = piece.recognition;
    made.as = piece.as;
    made.origin = piece.origin;
    made.credit = piece.credit;
    made.block = piece.block;
    made.converted = piece.converted;
    for (const reference::Take& take : piece.takes) {
      made.takes.push_back({take.node, take.credit, take.standing, false, take.converted});
      made.standing = std::min(made.standing, take.standing);
    }
    made.uses = uses_of(piece, first_.amounts[at]);
    made.possible_uses = uses_of(piece, second_.amounts[at]);
    return made;
  }

  /** Where a node's uses, or those that its being possible rests on, are of converted credit. */
  void mark_converted(ReferenceAnswer& answer) const {
    const auto mark = [&](const ReferenceUse& use, const ReferencePiece& piece) {
      const bool anywhere = std::any_of(piece.takes.begin(), piece.takes.end(),
                                        [](const ReferenceUse& take) { return take.converted; });
      for (std::optional<std::size_t> at = use.node; at; at = problem_.nodes[*at].parent) {
        ReferenceNode& node = answer.nodes[*at];
        node.indicative = node.indicative || use.converted;
        node.may_be_indicative = node.may_be_indicative || anywhere || piece.converted;
      }
    };
    for (const ReferencePiece& piece : answer.pieces) {
      for (const ReferenceUse& use : piece.uses) mark(use, piece);
      for (const ReferenceUse& use : piece.possible_uses) {
        if (answer.nodes[use.node].status >= Status::possible) mark(use, piece);
      }
    }
  }

  std::vector<std::uint32_t> unused() const {
    std::vector<bool> serves(problem_.learner.items.size());
    for (std::size_t i = 0; i < problem_.pieces.size(); ++i) {
      if (!in_first_.is_used(i)) continue;
      for (const std::uint32_t item : problem_.pieces[i].items) serves[item] = true;
    }
    for (const reference::Node& node : problem_.nodes) {
      if (node.held && *node.holds <= highest_) serves[*node.held] = true;
    }
    std::vector<std::uint32_t> items;
    for (std::uint32_t i = 0; i < serves.size(); ++i) {
      if (!serves[i]) items.push_back(i);
    }
    return items;
  }

  Problem& problem_;
  const Found& first_;
  const Found& second_;
  StandingNumber highest_;
  bool looks_at_possible_;
  Allocation in_first_;
  Allocation in_second_;
};

}  // namespace

ReferenceAnswer reference_audit(const Catalog& catalog, const Graph& graph,
                                const std::vector<AchievementId>& programs,
                                const learner::Learner& learner, const audit::AuditOptions& options,
                                std::size_t most_allocations) {
  Problem problem{catalog, graph, learner, options, {}, {}, {}, {}, {}, {}};
  for (const AchievementId program : programs) reference::add_program(problem, program);
  // One owner and one unit: so far is what it sees of a piece in two programs.
  ReferenceAnswer answer;
  for (const reference::Program& program : problem.programs) {
    const reference::Program& front = problem.programs.front();
    answer.complete = answer.complete && program.unit == front.unit && program.owner == front.owner;
  }
  if (!answer.complete) return answer;
  reference::find_holds(problem);
  reference::make_pieces(problem);

  const StandingNumber highest = options.what_if ? 3 : 2;
  const Found first = reference::best_allocation(problem, highest, most_allocations);
  answer.complete = first.complete;
  if (!answer.complete) return answer;
  // Once all is met, nobody asks what else might be possible.
  std::int64_t all = 0;
  for (const reference::Program& program : problem.programs) {
    all += first.points_of[program.first_node];
  }
  Found second = first;
  if (first.whole.points[highest] < all) {
    problem.reach("second search");
    second = reference::best_allocation(problem, 4, most_allocations);
    answer.complete = second.complete;
    if (!answer.complete) return answer;
  } else {
    problem.reach("all met in the first search");
    for (ReferenceProgress& each : second.programs) {
      each.points[4] = each.points[highest];
      each.applied[4] = each.applied[highest];
    }
    second.whole.points[4] = second.whole.points[highest];
    answer.looks_at_possible = false;
  }
  reference::find_reasons(problem, first, highest);
  Answering(problem, first, second, highest, answer.looks_at_possible).write(answer);
  return answer;
}

}  // namespace credstack::test
