#include "audit/problem_builder.hpp"

#include <algorithm>
#include <numeric>

#include "audit/concerns.hpp"
#include "audit/exceptions.hpp"
#include "audit/grades.hpp"
#include "audit/item_judge.hpp"
#include "model/sorting.hpp"
#include "recognition/selection.hpp"

namespace credstack::audit {
namespace {

constexpr std::size_t most_by_bit = 64;
constexpr std::int64_t finest = 1'000'000'000;

/** Turns credit into whole grains. */
class Scale {
 public:
  void see(Rational credit) {
    if (!credit.is_known() || credit.is_zero()) return;
    const std::int64_t den = std::lcm(den_, credit.den());
    if (den > finest) return;  // what does not fit is rounded to the learner's disadvantage
    den_ = den;
    seen_.push_back(credit);
  }
  void settle() {
    std::int64_t common = 0;
    for (const Rational each : seen_) {
      if (den_ % each.den() == 0) common = std::gcd(common, each.num() * (den_ / each.den()));
    }
    grain_ = Rational(std::max<std::int64_t>(common, 1), den_);
  }
  Rational grain() const { return grain_; }
  Grains down(Rational credit) const {
    if (!credit.is_known()) return 0;
    const Rational grains = credit / grain_;
    return grains.is_known() ? -((Rational(0) - grains).ceil()) : 0;
  }
  Grains up(Rational credit) const {
    const Rational grains = credit / grain_;
    return grains.is_known() ? grains.ceil() : std::numeric_limits<Grains>::max() / 4;
  }

 private:
  std::int64_t den_ = 1;
  std::vector<Rational> seen_;
  Rational grain_ = 1;
};

template <class T>
bool contains(const std::vector<T>& list, const T& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

class Builder {
 public:
  Builder(const Catalog& catalog, std::span<const Tree* const> trees, const Drafts& drafts,
          const learner::Learner& learner, Date on)
      : catalog_(catalog), trees_(trees), drafts_(drafts), learner_(learner), on_(on) {}

  Built run() {
    see_credit();
    add_trees();
    add_pieces();
    add_caps();
    add_shared();
    add_award_limits();
    add_goals();
    find_foes();
    flatten();
    built_.grain = scale_.grain();
    return std::move(built_);
  }

 private:
  Problem& problem() { return built_.problem; }
  Index leaves() const { return static_cast<Index>(built_.problem.leaves.size()); }
  LeafRange placed(Index tree, LeafRange leaves) const {
    const Index by = built_.places[tree].leaf;
    return {leaves.first + by, leaves.end + by};
  }
  const std::vector<RuleException>& exceptions(Index tree) const {
    return drafts_.exceptions[tree];
  }
  bool lifted(Index tree, const Rule& rule) const {
    const RuleException* found = lifts(rule, exceptions(tree));
    return found != nullptr && found->valid;
  }
  bool is_about(Index tree, const Rule& rule, const Draft& draft) const {
    return concerns(catalog_, learner_, rule, tree, draft, exceptions(tree));
  }

  void see_credit() {
    for (const Draft& draft : drafts_.pieces) {
      scale_.see(draft.piece.credit);
      for (const DraftSpot& spot : draft.spots) scale_.see(spot.credit);
    }
    for (const Tree* tree : trees_) {
      for (Index leaf = 0; leaf < tree->leaves.size(); ++leaf) {
        if (!tree->leaves[leaf].by_count) scale_.see(tree->facts[leaf].need);
      }
      scale_.see(tree->total);
      scale_.see(tree->prior_learning_cap);
      const auto see_rules = [&](const std::vector<TreeRule>& rules, bool at_least) {
        for (const TreeRule& each : rules) {
          if (each.rule == nullptr) continue;
          scale_.see(limits_of(catalog_, *tree, each.node, each.rule->amount, at_least).credit);
          const CreditConversion* rule = nullptr;
          if (each.rule->last) {
            scale_.see(in_unit(catalog_, *each.rule->last, tree->unit, rule));
          }
        }
      };
      see_rules(tree->caps, false);
      see_rules(tree->with, false);
      see_rules(tree->goals, true);
      for (const BetweenRule& each : tree->between) {
        scale_.see(limits_of(catalog_, *tree, each.node, each.rule->amount, false).credit);
      }
    }
    scale_.settle();
  }

  void add_trees() {
    const bool several = trees_.size() > 1;
    if (several) {
      Node root;
      root.shape = Shape::all;
      problem().nodes.push_back(root);
    }
    for (Index at = 0; at < trees_.size(); ++at) {
      const Tree& tree = *trees_[at];
      const Place place{static_cast<Index>(problem().nodes.size()),
                        static_cast<Index>(problem().leaves.size())};
      built_.places.push_back(place);
      for (const Node& node : tree.nodes) {
        Node copy = node;
        copy.parent = node.parent == nothing ? (several ? 0 : nothing) : node.parent + place.node;
        copy.end += place.node;
        copy.leaves = placed(at, node.leaves);
        problem().nodes.push_back(copy);
      }
      for (Index leaf = 0; leaf < tree.leaves.size(); ++leaf) {
        Leaf copy = tree.leaves[leaf];
        copy.node += place.node;
        const Rational need = tree.facts[leaf].need;
        copy.need = copy.by_count ? need.num() : scale_.up(need);
        // What cannot be told, or asks for nothing, is never met by what is used there.
        if (!need.is_known()) copy.need = std::numeric_limits<std::int64_t>::max() / 4;
        problem().leaves.push_back(copy);
      }
      problem().programs.push_back(placed(at, tree.nodes.front().leaves));
      apply_exceptions(at);
    }
    if (several) {
      Node& root = problem().nodes.front();
      root.end = static_cast<Index>(problem().nodes.size());
      root.leaves = {0, static_cast<Index>(problem().leaves.size())};
    }
    for (const HeldAward& each : drafts_.held) {
      Node& node = problem().nodes[built_.places[each.tree].node + each.node];
      node.met_from = std::min(node.met_from, each.standing);
    }
    pair_leaves();
  }

  void apply_exceptions(Index tree) {
    for (const RuleException& each : exceptions(tree)) {
      const Index at = trees_[tree]->find(each.exception->node, catalog_);
      if (at == nothing) continue;
      Node& node = problem().nodes[built_.places[tree].node + at];
      if (each.exception->kind == learner::ExceptionKind::waive) {
        if (each.valid) {
          node.met = true;
        } else {
          node.waived_from = possible_standing;
        }
      } else if (each.exception->kind == learner::ExceptionKind::confirm &&
                 catalog_[trees_[tree]->ids[at]].kind == RequirementKind::prose && each.valid) {
        node.met_from = 0;
      }
    }
  }

  void pair_leaves() {
    const std::size_t leaves = problem().leaves.size();
    const bool any =
        trees_.size() > 1 || std::any_of(trees_.begin(), trees_.end(),
                                         [](const Tree* tree) { return !tree->together.empty(); });
    if (!any) return;
    problem().together.assign(leaves * leaves, Together::no);
    for (Index at = 0; at < trees_.size(); ++at) {
      const Tree& tree = *trees_[at];
      if (tree.together.empty()) continue;
      const std::size_t count = tree.leaves.size();
      const Index by = built_.places[at].leaf;
      for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = 0; b < count; ++b) {
          problem().together[(a + by) * leaves + b + by] = tree.together[a * count + b];
        }
      }
    }
  }

  void add_pieces() {
    for (const Draft& draft : drafts_.pieces) {
      Stock stock;
      stock.first_spot = static_cast<Index>(problem().spots.size());
      stock.block = draft.piece.block;
      stock.credit = scale_.down(draft.piece.credit);
      stock.is_course = !draft.piece.block && !draft.exemption;
      stock.awards = static_cast<Index>(draft.awards.size());
      stock.day = day_of(draft);
      for (const DraftSpot& each : draft.spots) {
        Spot spot;
        spot.leaf = each.leaf + built_.places[each.tree].leaf;
        spot.standing = each.standing;
        spot.fulfils = each.fulfils;
        spot.known = each.credit.is_known();
        spot.credit = scale_.down(each.credit);
        problem().spots.push_back(spot);
      }
      stock.spots = static_cast<Index>(problem().spots.size()) - stock.first_spot;
      stock.subject = key_of(subjects_, subject_of(draft));
      stock.provider = key_of(providers_, provider_of(draft));
      problem().stocks.push_back(stock);
    }
    caps_of_.resize(problem().stocks.size());
    foes_of_.resize(problem().stocks.size());
  }

  /** A number in the order of days; the same for all that is not completed: the latest. */
  std::int64_t day_of(const Draft& draft) const {
    for (const std::uint32_t at : draft.piece.items) {
      if (!is_completed(learner_.items[at])) return 1'000'000'000;
    }
    if (!draft.whole_day) return 0;
    return std::int64_t{draft.completed.year} * 512 + std::int64_t{draft.completed.month} * 32 +
           draft.completed.day;
  }

  bool is_completed(const learner::Item& item) const {
    return item.status == learner::ItemStatus::completed &&
           !(item.completed && item.completed.first_day() > on_);
  }

  std::string_view subject_of(const Draft& draft) const {
    if (!draft.facts) return learner_.items[draft.piece.items.front()].subject;
    const Achievement& facts = catalog_[draft.facts];
    return facts.study ? catalog_[facts.study].subject : std::string_view{};
  }
  std::string_view provider_of(const Draft& draft) const {
    return draft.provider ? catalog_[draft.provider].id : draft.provider_name;
  }
  static Index key_of(std::vector<std::string_view>& keys, std::string_view key) {
    if (key.empty()) return nothing;
    const auto found = std::find(keys.begin(), keys.end(), key);
    if (found != keys.end()) return static_cast<Index>(found - keys.begin());
    keys.push_back(key);
    return static_cast<Index>(keys.size() - 1);
  }

  // ---- caps -----------------------------------------------------------------------------------

  template <class Concerns>
  void add_cap(LeafRange leaves, const Limits& limits, const Rule* rule, Concerns concerns_piece) {
    if (limits.credit.is_known()) {
      add_cap(leaves, false, scale_.down(limits.credit), rule, concerns_piece);
    }
    if (limits.courses) add_cap(leaves, true, *limits.courses, rule, concerns_piece);
  }

  template <class Concerns>
  void add_cap(LeafRange leaves, bool by_count, std::int64_t limit, const Rule* rule,
               Concerns concerns_piece) {
    const Per per = rule != nullptr && rule->kind == RuleKind::at_most ? rule->per : Per::all;
    std::vector<Index> cap_of_key;
    for (Index stock = 0; stock < problem().stocks.size(); ++stock) {
      if (!concerns_piece(stock)) continue;
      Index key = 0;
      if (per != Per::all) {
        key = per == Per::subject ? problem().stocks[stock].subject
                                  : problem().stocks[stock].provider;
        if (key == nothing) continue;
      }
      if (cap_of_key.size() <= key) cap_of_key.resize(key + 1, nothing);
      if (cap_of_key[key] == nothing) {
        cap_of_key[key] = static_cast<Index>(problem().caps.size());
        problem().caps.push_back({leaves, by_count, limit});
        built_.caps.push_back(rule);
      }
      caps_of_[stock].push_back(cap_of_key[key]);
    }
  }

  void add_caps() {
    for (Index at = 0; at < trees_.size(); ++at) {
      const Tree& tree = *trees_[at];
      for (const TreeRule& each : tree.caps) {
        if (lifted(at, *each.rule)) continue;
        add_cap(placed(at, each.leaves),
                limits_of(catalog_, tree, each.node, each.rule->amount, false), each.rule,
                [&](Index stock) { return is_about(at, *each.rule, drafts_.pieces[stock]); });
      }
      if (tree.prior_learning_cap.is_known()) {
        Limits limits;
        limits.credit = tree.prior_learning_cap;
        add_cap(placed(at, tree.nodes.front().leaves), limits, nullptr, [&](Index stock) {
          return drafts_.pieces[stock].piece.origin == Origin::prior_learning;
        });
      }
    }
  }

  // ---- sharing --------------------------------------------------------------------------------

  /** A rule that lets pieces be used on both sides, or forbids it (limit 0). */
  void add_shared(Index tree, const Rule& rule, const Limits& limits, Shared shared) {
    const auto add = [&](bool by_count, std::int64_t limit, bool counts_served) {
      std::size_t at = problem().shared.size();
      if (at < most_by_bit) {
        shared.by_count = by_count;
        shared.limit = limit;
        problem().shared.push_back(shared);
        built_.shared.push_back(&rule);
      } else {
        // The last of them stands for all that have no bit of their own: it allows nothing.
        at = most_by_bit - 1;
        const LeafRange all{0, leaves()};
        problem().shared[at] = {all, all, {all}, false, true, 0};
      }
      for (Index stock = 0; stock < problem().stocks.size(); ++stock) {
        const Draft& draft = drafts_.pieces[stock];
        if (!is_about(tree, rule, draft)) continue;
        problem().stocks[stock].shared |= std::uint64_t{1} << at;
        const bool serves = counts_served && std::any_of(draft.awards.begin(), draft.awards.end(),
                                                         [&](AchievementId award) {
                                                           return picks(catalog_, rule.with, award);
                                                         });
        if (serves) problem().stocks[stock].served |= std::uint64_t{1} << at;
      }
    };
    if (rule.sharing == Sharing::any) {
      add(true, std::numeric_limits<std::int64_t>::max() / 4, false);
      return;
    }
    // What nobody can judge allows nothing; of awards in the record it was said piece by piece.
    const bool none = rule.sharing == Sharing::none;
    if ((none || limits.undecided) && !shared.others.empty()) add(true, 0, false);
    if (none) return;
    if (limits.credit.is_known()) add(false, scale_.down(limits.credit), shared.awards);
    if (limits.courses) add(true, *limits.courses, shared.awards);
  }

  void add_shared() {
    for (Index at = 0; at < trees_.size(); ++at) {
      const Tree& tree = *trees_[at];
      for (const BetweenRule& each : tree.between) {
        if (lifted(at, *each.rule)) continue;
        add_shared(at, *each.rule, limits_of(catalog_, tree, each.node, each.rule->amount, false),
                   {.over = placed(at, tree.nodes[each.node].leaves),
                    .a = placed(at, each.a),
                    .others = {placed(at, each.b)}});
      }
    }
    for (Index at = 0; at < trees_.size(); ++at) {
      for (const TreeRule& each : trees_[at]->with) share_with_awards(at, each);
    }
  }

  /** What a rule of a program says of sharing with other awards: audited with it, or not. */
  void share_with_awards(Index at, const TreeRule& each) {
    if (lifted(at, *each.rule)) return;
    const Tree& tree = *trees_[at];
    const LeafRange own = placed(at, each.leaves);
    Shared shared{.over = own, .a = own, .others = {}, .awards = true};
    for (Index other = 0; other < trees_.size(); ++other) {
      if (other == at || !picks(catalog_, each.rule->with, trees_[other]->program)) continue;
      shared.others.push_back(problem().programs[other]);
      pair_programs(at, own, other);
    }
    add_shared(at, *each.rule, limits_of(catalog_, tree, each.node, each.rule->amount, false),
               std::move(shared));
  }

  void pair_programs(Index at, LeafRange own, Index other) {
    const LeafRange others = problem().programs[other];
    const std::size_t leaves = problem().leaves.size();
    for (Index a = own.first; a < own.end; ++a) {
      for (Index b = others.first; b < others.end; ++b) {
        if (is_exclusive(at, a) || is_exclusive(other, b)) continue;
        problem().together[a * leaves + b] = Together::by_rule;
        problem().together[b * leaves + a] = Together::by_rule;
        problem().leaves[a].mixes = true;
        problem().leaves[b].mixes = true;
      }
    }
  }
  bool is_exclusive(Index tree, Index leaf) const {
    return trees_[tree]->exclusive[leaf - built_.places[tree].leaf];
  }

  void add_award_limits() {
    for (Index at = 0; at < trees_.size(); ++at) {
      for (const TreeRule& each : trees_[at]->award_limits) {
        if (lifted(at, *each.rule)) continue;
        const std::size_t bit = std::min(problem().award_limits.size(), most_by_bit - 1);
        if (bit == problem().award_limits.size()) {
          problem().award_limits.push_back({placed(at, each.leaves), each.rule->count});
        } else {
          // The last of them stands for all that have no bit of their own: the strictest, anywhere.
          AwardLimit& last = problem().award_limits.back();
          last = {{0, leaves()}, std::min(last.limit, Index{each.rule->count})};
        }
        for (Index stock = 0; stock < problem().stocks.size(); ++stock) {
          if (is_about(at, *each.rule, drafts_.pieces[stock])) {
            problem().stocks[stock].award_limits |= std::uint64_t{1} << bit;
          }
        }
      }
    }
  }

  // ---- goals ----------------------------------------------------------------------------------

  void add_goals() {
    for (Index at = 0; at < trees_.size(); ++at) {
      const Tree& tree = *trees_[at];
      auto rule = tree.goals.begin();
      for (Index node = 0; node < tree.nodes.size(); ++node) {
        Node& placed_node = problem().nodes[built_.places[at].node + node];
        placed_node.first_goal = static_cast<Index>(problem().goals.size());
        for (; rule != tree.goals.end() && rule->node == node; ++rule) {
          if (rule->rule != nullptr && lifted(at, *rule->rule)) continue;
          add_goal(at, *rule);
        }
        placed_node.goals = static_cast<Index>(problem().goals.size()) - placed_node.first_goal;
      }
    }
    for (Index at = static_cast<Index>(problem().nodes.size()); at-- > 0;) set_size(at);
  }

  void set_size(Index at) {
    Node& node = problem().nodes[at];
    std::int64_t own = 1;
    if (node.shape == Shape::all) {
      own = 0;
      for (Index child = at + 1; child < node.end; child = problem().nodes[child].end) {
        own += problem().nodes[child].size;
      }
    } else if (node.shape == Shape::choose) {
      own = node.choose;
    }
    node.size = own + node.goals;
  }

  void add_goal(Index tree_at, const TreeRule& rule) {
    const Tree& tree = *trees_[tree_at];
    Goal goal;
    goal.leaves = placed(tree_at, rule.leaves);
    if (rule.rule == nullptr) {
      goal.undecided = rule.damaged;
      goal.by_credit = !rule.damaged;
      if (goal.by_credit) goal.limit = scale_.up(tree.total);
      push(tree_at, rule, goal, [](Index) { return true; });
      return;
    }
    const Rule& stated = *rule.rule;
    if (const RuleException* found = lifts(stated, exceptions(tree_at))) {
      if (!found->valid) goal.met_from = possible_standing;
    }
    const auto member = [&](Index stock) {
      return is_about(tree_at, stated, drafts_.pieces[stock]);
    };
    if (stated.kind == RuleKind::distinct) {
      goal.kind =
          stated.per == Per::provider ? GoalKind::distinct_providers : GoalKind::distinct_subjects;
      goal.limit = stated.count;
      push(tree_at, rule, goal, member);
      return;
    }
    if (stated.kind == RuleKind::average) {
      goal.kind = GoalKind::average;
      figure(tree, stated, goal);
      push(tree_at, rule, goal, member);
      return;
    }
    const Limits limits = limits_of(catalog_, tree, rule.node, stated.amount, true);
    const CreditConversion* conversion = nullptr;
    if (stated.last) {
      const Rational last = in_unit(catalog_, *stated.last, tree.unit, conversion);
      goal.undecided = !last.is_known();
      goal.last = last.is_known() ? scale_.down(last) : 0;
    }
    goal.undecided = goal.undecided || limits.undecided;
    goal.by_credit = limits.credit.is_known();
    if (goal.by_credit) goal.limit = scale_.up(limits.credit);
    goal.courses = limits.courses.value_or(0);
    push(tree_at, rule, goal, member);
  }

  /** How far each piece is over the average asked for. */
  void figure(const Tree& tree, const Rule& rule, Goal& goal) {
    const GradeScaleId scale = rule.grade_scale ? rule.grade_scale : scale_of(catalog_, tree.owner);
    Rational asked = Rational::unknown();
    const GradePoints of_grade = points_of(catalog_, scale, rule.grade);
    if (of_grade.kind == GradePoints::stated) {
      asked = of_grade.points;
    } else if (const auto number = Rational::parse(rule.grade)) {
      asked = *number;
    }
    if (!asked.is_known() || !scale) goal.undecided = true;
    const bool lower_is_better =
        scale && catalog_[scale].numeric && catalog_[scale].best < catalog_[scale].worst;
    std::vector<Rational> over(drafts_.pieces.size(), Rational::unknown());
    goal.first_figure = static_cast<Index>(problem().figures.size());
    for (std::size_t at = 0; at < drafts_.pieces.size(); ++at) {
      GradeFigure figure = lowest_figure(tree, scale, asked, lower_is_better, at, over[at]);
      if (figure.kind == GradeFigure::stated && over[at].is_known()) {
        const std::int64_t wider = std::lcm(goal.figure_den, over[at].den());
        if (wider <= finest) goal.figure_den = wider;
      }
      problem().figures.push_back(figure);
    }
    for (std::size_t at = 0; at < over.size(); ++at) {
      GradeFigure& figure = problem().figures[goal.first_figure + at];
      if (figure.kind != GradeFigure::stated) continue;
      const Rational scaled = over[at] * Rational(goal.figure_den);
      if (scaled.is_known() && scaled.is_whole()) {
        figure.over = scaled.num();
      } else {
        figure.kind = GradeFigure::unknown;
      }
    }
  }

  /** Of the things of a piece taken together the lowest grade. */
  GradeFigure lowest_figure(const Tree& tree, GradeScaleId scale, Rational asked,
                            bool lower_is_better, std::size_t at, Rational& over) const {
    GradeFigure figure;
    const Piece& piece = drafts_.pieces[at].piece;
    for (const std::uint32_t place : piece.items) {
      const learner::Item& item = learner_.items[place];
      if (!is_completed(item)) continue;
      const bool same = scale_of_item(catalog_, item, tree.owner, scale) == scale;
      if (item.grade.empty() || !same) {
        figure.kind = GradeFigure::unknown;
        return figure;
      }
      const GradePoints points = points_of(catalog_, scale, item.grade);
      if (points.kind == GradePoints::left_out) continue;
      if (points.kind != GradePoints::stated) {
        figure.kind = GradeFigure::unknown;
        return figure;
      }
      figure.kind = GradeFigure::stated;
      const Rational by = lower_is_better ? asked - points.points : points.points - asked;
      over = over.is_known() ? min(over, by) : by;
    }
    return figure;
  }

  template <class Member>
  void push(Index tree, const TreeRule& rule, Goal goal, Member member) {
    const std::size_t bit = problem().goals.size();
    if (bit >= most_by_bit) {
      goal.undecided = true;
      goal.met_from = possible_standing;
    } else {
      for (Index at = 0; at < problem().stocks.size(); ++at) {
        Stock& stock = problem().stocks[at];
        if (goal.last > 0 && stock.day == 0) goal.may_be_undecided = true;
        if (!member(at)) continue;
        stock.goals |= std::uint64_t{1} << bit;
        const bool weighs = goal.kind == GoalKind::average || goal.by_credit;
        const auto spots = problem().spots_of(stock);
        if (weighs &&
            std::any_of(spots.begin(), spots.end(), [](const Spot& spot) { return !spot.known; })) {
          goal.may_be_undecided = true;
        }
        if (goal.kind == GoalKind::average &&
            problem().figures[goal.first_figure + at].kind == GradeFigure::unknown) {
          goal.may_be_undecided = true;
        }
      }
    }
    built_.any_undecided = built_.any_undecided || goal.undecided || goal.may_be_undecided ||
                           goal.met_from == possible_standing;
    problem().goals.push_back(goal);
    built_.goals.push_back({tree, &rule});
  }

  // ---- pieces that exclude each other ---------------------------------------------------------

  bool is_same_learning(const Draft& a, const Draft& b) const {
    return std::any_of(a.learning.begin(), a.learning.end(), [&](AchievementId each) {
      const bool repeatable = catalog_[each].study && catalog_[catalog_[each].study].repeatable;
      return !repeatable && contains(b.learning, each);
    });
  }

  void find_foes() {
    for (Index a = 0; a < drafts_.pieces.size(); ++a) {
      const Draft& one = drafts_.pieces[a];
      for (Index b = a + 1; b < drafts_.pieces.size(); ++b) {
        const Draft& other = drafts_.pieces[b];
        if (one.way == other.way) continue;
        const bool same_item =
            std::any_of(one.piece.items.begin(), one.piece.items.end(),
                        [&](std::uint32_t at) { return contains(other.piece.items, at); });
        if (!same_item && !is_same_learning(one, other)) continue;
        foes_of_[a].push_back(b);
        foes_of_[b].push_back(a);
      }
    }
  }

  void flatten() {
    for (Index at = 0; at < problem().stocks.size(); ++at) {
      Stock& stock = problem().stocks[at];
      stock.first_cap = static_cast<Index>(problem().cap_of.size());
      stock.caps = static_cast<Index>(caps_of_[at].size());
      problem().cap_of.insert(problem().cap_of.end(), caps_of_[at].begin(), caps_of_[at].end());
      stock.first_foe = static_cast<Index>(problem().foes.size());
      stock.foes = static_cast<Index>(foes_of_[at].size());
      problem().foes.insert(problem().foes.end(), foes_of_[at].begin(), foes_of_[at].end());
    }
    for (const Node& node : problem().nodes) {
      built_.any_undecided = built_.any_undecided || node.met_from == possible_standing ||
                             node.waived_from == possible_standing;
    }
  }

  const Catalog& catalog_;
  std::span<const Tree* const> trees_;
  const Drafts& drafts_;
  const learner::Learner& learner_;
  Date on_;
  Scale scale_;
  Built built_;
  std::vector<std::string_view> subjects_;
  std::vector<std::string_view> providers_;
  std::vector<std::vector<Index>> caps_of_;
  std::vector<std::vector<Index>> foes_of_;
};

}  // namespace

Built build_problem(const Catalog& catalog, std::span<const Tree* const> trees,
                    const Drafts& drafts, const learner::Learner& learner, Date on) {
  return Builder(catalog, trees, drafts, learner, on).run();
}

}  // namespace credstack::audit
