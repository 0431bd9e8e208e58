#include "audit/findings.hpp"

#include <algorithm>
#include <numeric>

#include "audit/grades.hpp"
#include "audit/state.hpp"
#include "model/sorting.hpp"

namespace credstack::audit {
namespace {

constexpr std::size_t most_reasons = 6;

/** An allocation with what each node has of it, at each standing. */
struct Seen {
  Seen(const Problem& problem, const Solution& solution, std::uint8_t looked_at)
      : state(problem, looked_at), uses(solution.uses), first_at(problem.leaves.size() + 1) {
    for (const Used& used : uses) ++first_at[problem.spots[used.spot].leaf + 1];
    std::partial_sum(first_at.begin(), first_at.end(), first_at.begin());
    by_leaf.resize(uses.size());
    std::vector<Index> next = first_at;
    for (Index at = 0; at < uses.size(); ++at) {
      by_leaf[next[problem.spots[uses[at].spot].leaf]++] = at;
    }
    state.replay(uses);
    for (std::uint8_t s = 0; s <= looked_at; ++s) {
      state.points_of_nodes(s, uses, points[s]);
    }
  }

  State state;
  std::span<const Used> uses;
  std::vector<Index> by_leaf;   ///< places of uses: those at a leaf together
  std::vector<Index> first_at;  ///< by leaf: where its uses begin there, and one more
  std::array<std::vector<std::int64_t>, standings> points;
};

class Writer {
 public:
  Writer(const Worked& worked, AuditAnswer& answer)
      : worked_(worked),
        answer_(answer),
        problem_(worked.built.problem),
        main_(problem_, worked.main, worked.looked_at) {
    if (worked.possible) possible_.emplace(problem_, *worked.possible, possible_standing);
  }

  void run() {
    write_pieces();
    for (Index tree = 0; tree < worked_.trees.size(); ++tree) write_program(tree);
    write_unused();
    answer_.proof = proof_of(worked_.main);
    answer_.looked_at_possible = worked_.possible.has_value();
    if (worked_.possible) answer_.possible_proof = proof_of(*worked_.possible);
  }

 private:
  static Proof proof_of(const Solution& solution) {
    return {solution.optimal, solution.points_proven, solution.work, solution.bound};
  }
  Rational credit_of(Grains grains) const { return Rational(grains) * worked_.built.grain; }

  // ---- pieces ---------------------------------------------------------------------------------

  /** In the order of the record. */
  void write_pieces() {
    const auto& drafts = worked_.drafts.pieces;
    order_.resize(drafts.size());
    place_.resize(drafts.size());
    for (Index at = 0; at < order_.size(); ++at) order_[at] = at;
    sort_stably(order_, [&](Index a, Index b) {
      const Index first = drafts[a].piece.items.front();
      const Index second = drafts[b].piece.items.front();
      return first != second ? first < second : drafts[a].way < drafts[b].way;
    });
    answer_.pieces.reserve(drafts.size());
    for (Index at = 0; at < order_.size(); ++at) {
      place_[order_[at]] = at;
      answer_.pieces.push_back(drafts[order_[at]].piece);
      if (answer_.pieces.back().standing != Status::possible) answer_.pieces.back().open.clear();
    }
  }

  std::vector<Use> uses_at(const Seen& seen, Index leaf) const {
    std::vector<Use> uses;
    uses.reserve(seen.first_at[leaf + 1] - seen.first_at[leaf]);
    for (Index place = seen.first_at[leaf]; place < seen.first_at[leaf + 1]; ++place) {
      const Index at = seen.by_leaf[place];
      const Used& used = seen.uses[at];
      const Spot& spot = problem_.spots[used.spot];
      Use use;
      use.piece = place_[used.stock];
      const Stock& stock = problem_.stocks[used.stock];
      if (spot.known) use.credit = credit_of(used.credit);
      use.standing = static_cast<Status>(spot.standing);
      use.again = !stock.block && at > 0 && seen.uses[at - 1].stock == used.stock;
      uses.push_back(use);
    }
    sort_stably(uses, [](const Use& a, const Use& b) { return a.piece < b.piece; });
    return uses;
  }

  // ---- programs -------------------------------------------------------------------------------

  Status status_of(Index node) const {
    for (std::uint8_t s = 0; s <= worked_.looked_at; ++s) {
      if (main_.points[s][node] == problem_.nodes[node].size) return static_cast<Status>(s);
    }
    const bool possible =
        possible_ && possible_->points[possible_standing][node] == problem_.nodes[node].size;
    return possible ? Status::possible : Status::unmet;
  }

  void write_program(Index tree_at) {
    const Tree& tree = *worked_.trees[tree_at];
    const Place& place = worked_.built.places[tree_at];
    ProgramFinding program;
    program.program = tree.program;
    program.version = tree.version;
    program.unit = tree.unit;
    program.total = tree.total;
    program.points_of = problem_.nodes[place.node].size;
    program.held = progress(main_, tree_at, 0);
    program.in_progress = progress(main_, tree_at, worked_.looked_at);
    program.possible =
        possible_ ? progress(*possible_, tree_at, possible_standing) : program.in_progress;
    program.counted = counted(tree_at);
    std::vector<std::uint32_t> depth(tree.nodes.size(), 0);
    program.nodes.reserve(tree.nodes.size());
    for (Index node = 0; node < tree.nodes.size(); ++node) {
      if (tree.nodes[node].parent != nothing) depth[node] = depth[tree.nodes[node].parent] + 1;
      program.nodes.push_back(node_finding(tree_at, node));
      program.nodes.back().depth = depth[node];
    }
    for (Index node = static_cast<Index>(tree.nodes.size()); node-- > 1;) {
      if (program.nodes[node].indicative) {
        program.nodes[tree.nodes[node].parent].indicative = true;
      }
    }
    program.status = program.nodes.front().status;
    answer_.programs.push_back(std::move(program));
  }

  Progress progress(const Seen& seen, Index tree, std::uint8_t standing) const {
    Progress progress;
    progress.points = seen.points[standing][worked_.built.places[tree].node];
    Grains sum = 0;
    const LeafRange leaves = problem_.programs[tree];
    for (Index leaf = leaves.first; leaf < leaves.end; ++leaf) {
      const Grains credit = seen.state.at(leaf).credit[standing];
      const Leaf& asked = problem_.leaves[leaf];
      sum += asked.by_count ? credit : std::min(credit, asked.need);
    }
    progress.credit = credit_of(sum);
    return progress;
  }

  /** Credit of what is held and used, each piece once. */
  Rational counted(Index tree) const {
    Grains sum = 0;
    Index last = nothing;
    for (const Used& used : main_.uses) {
      const Spot& spot = problem_.spots[used.spot];
      if (spot.standing > 0 || !problem_.programs[tree].holds(spot.leaf)) continue;
      if (problem_.stocks[used.stock].block || used.stock != last) sum += used.credit;
      last = used.stock;
    }
    return credit_of(sum);
  }

  NodeFinding node_finding(Index tree_at, Index node) const {
    const Tree& tree = *worked_.trees[tree_at];
    const Index at = worked_.built.places[tree_at].node + node;
    const Node& placed = problem_.nodes[at];
    NodeFinding finding;
    finding.node = tree.ids[node];
    finding.status = status_of(at);
    finding.exception = exception_at(tree_at, node);
    if (placed.shape == Shape::leaf) {
      const Index leaf = placed.leaves.first;
      const TreeLeaf& facts = tree.facts[tree.nodes[node].leaves.first];
      finding.needed = facts.need;
      const LeafFill& fill = main_.state.at(leaf);
      finding.reached = problem_.leaves[leaf].by_count ? Rational(fill.count[worked_.looked_at])
                                                       : credit_of(fill.credit[worked_.looked_at]);
      finding.uses = uses_at(main_, leaf);
      if (possible_ && finding.status >= Status::possible) {
        finding.possible_uses = uses_at(*possible_, leaf);
      }
      const auto converted = [&](const Use& use) {
        return answer_.pieces[use.piece].conversion != nullptr;
      };
      finding.indicative =
          std::any_of(finding.uses.begin(), finding.uses.end(), converted) ||
          std::any_of(finding.possible_uses.begin(), finding.possible_uses.end(), converted);
    }
    for (const HeldAward& each : worked_.drafts.held) {
      if (each.tree == tree_at && each.node == node && each.standing != never) {
        finding.held = each.item;
      }
    }
    for (Index goal = placed.first_goal; goal < placed.first_goal + placed.goals; ++goal) {
      finding.goals.push_back(goal_finding(tree, goal));
    }
    return finding;
  }

  const learner::Exception* exception_at(Index tree, Index node) const {
    const std::string_view id = worked_.catalog[worked_.trees[tree]->ids[node]].id;
    if (id.empty()) return nullptr;
    for (const RuleException& each : worked_.drafts.exceptions[tree]) {
      const bool decides = each.exception->kind == learner::ExceptionKind::waive ||
                           each.exception->kind == learner::ExceptionKind::confirm;
      if (decides && each.exception->node == id) return each.exception;
    }
    return nullptr;
  }

  GoalFinding goal_finding(const Tree& tree, Index at) const {
    const Goal& goal = problem_.goals[at];
    const TreeRule& rule = *worked_.built.goals[at].rule;
    GoalFinding finding;
    finding.rule = rule.rule;
    finding.damaged = rule.damaged;
    finding.undecided = main_.state.judge(at, worked_.looked_at, main_.uses) == Judged::undecided;
    for (std::uint8_t s = 0; s <= worked_.looked_at; ++s) {
      if (!main_.state.goal_met(at, s, main_.uses)) continue;
      finding.status = static_cast<Status>(s);
      break;
    }
    if (finding.status == Status::unmet && possible_ &&
        possible_->state.goal_met(at, possible_standing, possible_->uses)) {
      finding.status = Status::possible;
    }
    if (rule.damaged) return finding;
    const Reached reached = main_.state.goal_reached(at, worked_.looked_at, main_.uses);
    if (goal.kind == GoalKind::average) {
      average(tree, goal, at, finding);
    } else if (goal.kind != GoalKind::at_least) {
      finding.reached = reached.amount;
      finding.asked = goal.limit;
    } else if (goal.by_credit && (reached.amount < goal.limit || goal.courses == 0)) {
      finding.credit = true;
      finding.reached = credit_of(reached.amount);
      finding.asked = credit_of(goal.limit);
    } else {
      finding.reached = reached.courses;
      if (goal.courses > 0) finding.asked = goal.courses;
    }
    return finding;
  }

  void average(const Tree& tree, const Goal& goal, Index at, GoalFinding& finding) const {
    const Rule& rule = *finding.rule;
    const GradeScaleId scale =
        rule.grade_scale ? rule.grade_scale : scale_of(worked_.catalog, tree.owner);
    const GradePoints asked = points_of(worked_.catalog, scale, rule.grade);
    if (asked.kind == GradePoints::stated) {
      finding.asked = asked.points;
    } else if (const auto number = Rational::parse(rule.grade)) {
      finding.asked = *number;
    }
    Rational sum = 0;
    Rational credit = 0;
    Index last = nothing;
    for (const Used& used : main_.uses) {
      const Stock& stock = problem_.stocks[used.stock];
      if (used.stock == last || !goal.leaves.holds(problem_.spots[used.spot].leaf) ||
          (stock.goals >> at & 1U) == 0) {
        continue;
      }
      last = used.stock;
      const GradeFigure& figure = problem_.figures[goal.first_figure + used.stock];
      if (figure.kind != GradeFigure::stated) continue;
      const Rational weight = credit_of(used.credit);
      sum = sum + weight * Rational(figure.over, goal.figure_den);
      credit = credit + weight;
    }
    if (credit.is_zero() || !finding.asked.is_known()) return;
    const bool lower_is_better = worked_.catalog[scale].numeric &&
                                 worked_.catalog[scale].best < worked_.catalog[scale].worst;
    finding.reached = lower_is_better ? finding.asked - sum / credit : finding.asked + sum / credit;
  }

  // ---- what is not used -----------------------------------------------------------------------

  void write_unused() {
    std::vector<bool> used(worked_.learner.items.size(), false);
    for (const Used& use : main_.uses) {
      for (const std::uint32_t item : worked_.drafts.pieces[use.stock].piece.items) {
        used[item] = true;
      }
    }
    for (const HeldAward& each : worked_.drafts.held) {
      if (each.standing <= worked_.looked_at) used[each.item] = true;
    }
    std::vector<std::size_t> place(used.size());
    for (std::uint32_t item = 0; item < used.size(); ++item) {
      if (used[item]) continue;
      place[item] = answer_.unused.size();
      answer_.unused.push_back({item, worked_.drafts.refused[item]});
    }
    for (Index stock = 0; stock < problem_.stocks.size(); ++stock) {
      for (const std::uint32_t item : worked_.drafts.pieces[stock].piece.items) {
        if (!used[item]) explain(stock, answer_.unused[place[item]].reasons);
      }
    }
    for (Unused& each : answer_.unused) {
      if (each.reasons.empty()) each.reasons.push_back({.why = Why::no_place});
      if (each.reasons.size() > most_reasons) each.reasons.resize(most_reasons);
    }
  }

  static void add(std::vector<Because>& reasons, const Because& reason) {
    const bool known = std::any_of(reasons.begin(), reasons.end(), [&](const Because& each) {
      return each.why == reason.why && each.node == reason.node && each.rule == reason.rule &&
             each.other == reason.other;
    });
    if (!known) reasons.push_back(reason);
  }

  RequirementId id_of_leaf(Index leaf) const {
    for (Index tree = 0; tree < worked_.trees.size(); ++tree) {
      if (problem_.programs[tree].holds(leaf)) {
        return worked_.trees[tree]->facts[leaf - worked_.built.places[tree].leaf].id;
      }
    }
    return {};
  }

  const Rule* reached_cap(Index stock, const Spot& spot, bool& any) const {
    for (const Index cap : problem_.caps_of(problem_.stocks[stock])) {
      const Cap& rule = problem_.caps[cap];
      if (!rule.leaves.holds(spot.leaf)) continue;
      const std::int64_t more = rule.by_count ? 1 : spot.credit;
      if (main_.state.cap_used(cap) + more <= rule.limit) continue;
      any = true;
      return worked_.built.caps[cap];
    }
    return nullptr;
  }

  /** A rule on sharing with awards that the piece has served, if that is what keeps it out. */
  const Rule* reached_sharing(Index stock, const Spot& spot) const {
    const Stock& piece = problem_.stocks[stock];
    for (Index at = 0; at < problem_.shared.size(); ++at) {
      const Shared& rule = problem_.shared[at];
      if ((piece.served >> at & 1U) == 0 || !rule.a.holds(spot.leaf)) continue;
      const std::int64_t more = rule.by_count ? 1 : spot.credit;
      if (main_.state.shared_used(at) + more > rule.limit) return worked_.built.shared[at];
    }
    return nullptr;
  }

  void explain(Index stock, std::vector<Because>& reasons) const {
    const Stock& piece = problem_.stocks[stock];
    const Draft& draft = worked_.drafts.pieces[stock];
    if (draft.piece.standing == Status::possible) {
      for (const Because& each : draft.piece.open) add(reasons, each);
      return;
    }
    for (const Index foe : problem_.foes_of(piece)) {
      if (!main_.state.in_use(foe)) continue;
      const auto& items = worked_.drafts.pieces[foe].piece.items;
      const auto& own = draft.piece.items;
      const auto both = std::find_first_of(items.begin(), items.end(), own.begin(), own.end());
      const bool again = both != items.end();
      const learner::Item& other = worked_.learner.items[again ? *both : items.front()];
      add(reasons, {.why = again ? Why::other_way : Why::same_learning, .other = &other});
      return;
    }
    for (const Spot& spot : problem_.spots_of(piece)) {
      if (spot.standing > worked_.looked_at) continue;
      const RequirementId leaf = id_of_leaf(spot.leaf);
      bool capped = false;
      const Rule* cap = reached_cap(stock, spot, capped);
      const Leaf& asked = problem_.leaves[spot.leaf];
      const LeafFill& fill = main_.state.at(spot.leaf);
      const bool full =
          fill.mark.fulfilled || (asked.by_count ? fill.count[worked_.looked_at]
                                                 : fill.credit[worked_.looked_at]) >= asked.need;
      if (full) {
        add(reasons, {.why = Why::full, .node = leaf});
      } else if (!main_.state.is_open(spot.leaf)) {
        add(reasons, {.why = Why::other_branch, .node = leaf});
      } else if (const Rule* shares = reached_sharing(stock, spot)) {
        add(reasons, {.why = Why::used_for_another,
                      .node = leaf,
                      .rule = shares,
                      .award = draft.awards.front()});
      } else if (capped) {
        add(reasons, {.why = Why::cap, .node = leaf, .rule = cap});
      } else {
        add(reasons, {.why = Why::better_elsewhere, .node = leaf});
      }
    }
  }

  const Worked& worked_;
  AuditAnswer& answer_;
  const Problem& problem_;
  Seen main_;
  std::optional<Seen> possible_;
  std::vector<Index> order_;  ///< the stock of each piece of the answer
  std::vector<Index> place_;  ///< and back
};

}  // namespace

void write_findings(const Worked& worked, AuditAnswer& answer) { Writer(worked, answer).run(); }

}  // namespace credstack::audit
