#include "audit/tree.hpp"

#include <algorithm>

#include "model/sorting.hpp"
#include "recognition/credit_application.hpp"

namespace credstack::audit {
namespace {

class Planter {
 public:
  Planter(const Catalog& catalog, Tree& tree) : catalog_(catalog), tree_(tree) {}

  void run(RequirementId root) {
    const Achievement& program = catalog_[tree_.program];
    const auto& credit =
        tree_.version != nullptr && tree_.version->credit ? tree_.version->credit : program.credit;
    tree_.unit = credit ? credit->unit : first_unit(root);
    if (credit) tree_.total = credit->min;
    add(root, nothing);
    sort_stably(tree_.named);
    sort_stably(tree_.by_subject);
    size(0);
    add_total();
    for (Index leaf = 0; leaf < tree_.leaves.size(); ++leaf) {
      tree_.exclusive.push_back(is_below(leaf, true));
      shared_.push_back(is_below(leaf, false));
    }
    pair_leaves();
    set_limits();
    cap_prior_learning(program);
  }

 private:
  const RequirementTerms* terms_of(const Requirement& node) const {
    return node.terms ? &catalog_[node.terms] : nullptr;
  }

  std::string_view first_unit(RequirementId root) const {
    std::vector<RequirementId> waiting{root};
    while (!waiting.empty()) {
      const Requirement& node = catalog_[waiting.back()];
      waiting.pop_back();
      if (node.credit) return node.credit->unit;
      if (node.achievement && catalog_[node.achievement].credit) {
        return catalog_[node.achievement].credit->unit;
      }
      for (const AchievementId listed : node.from) {
        if (catalog_[listed].credit) return catalog_[listed].credit->unit;
      }
      waiting.insert(waiting.end(), node.children.rbegin(), node.children.rend());
    }
    return {};
  }

  /** Trees are as deep as their JSON, which the reader bounds. */
  Index add(RequirementId id, Index parent) {
    const Requirement& requirement = catalog_[id];
    const Index at = static_cast<Index>(tree_.nodes.size());
    Node node;
    node.parent = parent;
    node.leaves.first = static_cast<Index>(tree_.leaves.size());
    node.choose = requirement.kind == RequirementKind::any ? 1 : requirement.choose;
    switch (requirement.kind) {
      case RequirementKind::all:
        node.shape = Shape::all;
        break;
      case RequirementKind::any:
      case RequirementKind::choose:
        node.shape = Shape::choose;
        break;
      case RequirementKind::holds:
      case RequirementKind::prose:
        node.shape = Shape::words;
        if (requirement.kind == RequirementKind::prose) node.met_from = possible_standing;
        break;
      default:
        node.shape = Shape::leaf;
    }
    tree_.nodes.push_back(node);
    tree_.ids.push_back(id);
    if (node.shape == Shape::leaf) add_leaf(id, requirement, at);
    for (const RequirementId child : requirement.children) add(child, at);
    Node& done = tree_.nodes[at];
    done.end = static_cast<Index>(tree_.nodes.size());
    done.leaves.end = static_cast<Index>(tree_.leaves.size());
    add_rules(requirement, at);
    return at;
  }

  void add_leaf(RequirementId id, const Requirement& requirement, Index node) {
    const Index at = static_cast<Index>(tree_.leaves.size());
    TreeLeaf facts;
    facts.id = id;
    facts.requirement = &requirement;
    facts.terms = terms_of(requirement);
    if (facts.terms != nullptr) facts.grade_scale = facts.terms->grade_scale;
    Leaf leaf;
    leaf.node = node;
    leaf.by_count = requirement.kind != RequirementKind::credits;
    if (requirement.kind == RequirementKind::courses) facts.need = requirement.choose;
    if (!leaf.by_count) {
      const CreditConversion* rule = nullptr;
      facts.need = requirement.credit ? in_unit(catalog_, *requirement.credit, tree_.unit, rule)
                                      : Rational::unknown();
    }
    if (requirement.achievement) tree_.named.emplace_back(requirement.achievement, at);
    for (const AchievementId from : requirement.from) {
      const std::pair entry(from, at);
      if (tree_.named.empty() || tree_.named.back() != entry) tree_.named.push_back(entry);
    }
    const bool selects = facts.terms != nullptr && !facts.terms->select.empty();
    if (selects && !requirement.open && all_by_subject(facts.terms->select)) {
      add_by_subject(facts.terms->select, at);
    } else if (requirement.open || selects) {
      tree_.selecting.push_back(at);
    }
    tree_.leaves.push_back(leaf);
    tree_.facts.push_back(facts);
  }

  static bool all_by_subject(const std::vector<Selector>& selectors) {
    return std::none_of(selectors.begin(), selectors.end(),
                        [](const Selector& each) { return each.subjects.empty(); });
  }

  void add_by_subject(const std::vector<Selector>& selectors, Index at) {
    for (const Selector& each : selectors) {
      for (const std::string_view subject : each.subjects) {
        tree_.by_subject.emplace_back(subject, at);
      }
    }
  }

  void add_rules(const Requirement& requirement, Index at) {
    const RequirementTerms* terms = terms_of(requirement);
    if (terms == nullptr) return;
    const auto place = [&](std::vector<TreeRule>& list, const Rule* rule) {
      list.push_back({rule, rule == nullptr, at, tree_.nodes[at].leaves, {}});
    };
    for (const Rule& rule : terms->rules) {
      switch (rule.kind) {
        case RuleKind::at_most:
          place(tree_.caps, &rule);
          break;
        case RuleKind::at_least:
        case RuleKind::distinct:
        case RuleKind::average:
          place(tree_.goals, &rule);
          break;
        case RuleKind::max_age:
          place(tree_.ages, &rule);
          break;
        case RuleKind::max_uses:
          place(tree_.award_limits, &rule);
          break;
        case RuleKind::sharing:
          if (!rule.with.empty()) place(tree_.with, &rule);
          if (rule.between.size() == 2) between_.push_back({&rule, at});
          break;
      }
    }
    if (terms->doubtful) place(tree_.goals, nullptr);
  }

  /** What a node adds up to in the program's unit; words add nothing. */
  Rational size(Index at) {
    if (at == 0) tree_.sizes.assign(tree_.nodes.size(), Rational::unknown());
    const Node& node = tree_.nodes[at];
    const Requirement& requirement = catalog_[tree_.ids[at]];
    Rational sum = 0;
    if (node.shape == Shape::leaf) {
      sum = size_of_leaf(requirement);
    } else if (node.shape != Shape::words) {
      Rational first = Rational::unknown();
      bool alike = true;
      for (Index child = at + 1; child < node.end; child = tree_.nodes[child].end) {
        const Rational each = size(child);
        if (child == at + 1) first = each;
        alike = alike && each == first;
        sum = sum + each;
      }
      const bool every = node.shape == Shape::all || node.choose >= requirement.children.size();
      if (!every) sum = alike ? first * Rational(std::int64_t{node.choose}) : Rational::unknown();
    }
    tree_.sizes[at] = sum;
    return sum;
  }

  /** Of an exact amount in the program's own unit. */
  Rational exactly(const std::optional<Credit>& credit) const {
    if (!credit || !credit->is_exact() || credit->unit != tree_.unit) return Rational::unknown();
    return credit->min;
  }

  Rational credit_of(AchievementId id) const {
    const Achievement& achievement = catalog_[id];
    if (!achievement.credit && achievement.non_credit) return 0;
    return exactly(achievement.credit);
  }

  Rational size_of_leaf(const Requirement& requirement) const {
    if (requirement.kind == RequirementKind::credits) return exactly(requirement.credit);
    if (requirement.kind == RequirementKind::achievement) {
      if (!requirement.achievement) return Rational::unknown();
      return requirement.credit ? exactly(requirement.credit) : credit_of(requirement.achievement);
    }
    Rational each = Rational::unknown();
    for (const AchievementId from : requirement.from) {
      const Rational credit = credit_of(from);
      if (from != requirement.from.front() && credit != each) return Rational::unknown();
      each = credit;
    }
    return each * Rational(std::int64_t{requirement.choose});
  }

  /** Of a floor the greater of credit and share, else the lesser. */
  Limits limits_of(Index node, const Amount& amount, bool floor) const {
    Limits limits;
    if (amount.courses) limits.courses = *amount.courses;
    const auto take = [&](Rational credit) {
      if (!credit.is_known()) {
        limits.undecided = true;
      } else if (!limits.credit.is_known()) {
        limits.credit = credit;
      } else {
        limits.credit = floor ? max(limits.credit, credit) : min(limits.credit, credit);
      }
    };
    const CreditConversion* rule = nullptr;
    if (amount.credit) take(in_unit(catalog_, *amount.credit, tree_.unit, rule));
    if (amount.share) take(*amount.share * tree_.sizes[node]);
    return limits;
  }

  /** Shares are of the sizes of nodes, which are known only when the whole tree is. */
  void set_limits() {
    const auto set = [&](std::vector<TreeRule>& rules, bool floor) {
      for (TreeRule& each : rules) {
        if (each.rule != nullptr) each.limits = limits_of(each.node, each.rule->amount, floor);
      }
    };
    set(tree_.caps, false);
    set(tree_.with, false);
    set(tree_.goals, true);
    for (BetweenRule& each : tree_.between) {
      each.limits = limits_of(each.node, each.rule->amount, false);
    }
  }

  /** What a program says it takes in all is a goal: an exemption or a waiver brings no credit. */
  void add_total() {
    if (tree_.total.is_known()) {
      tree_.goals.push_back({nullptr, false, 0, tree_.nodes.front().leaves, {}});
      tree_.sizes.front() = tree_.total;
    }
    // A node's rules are read after those below it.
    sort_stably(tree_.goals, [](const TreeRule& a, const TreeRule& b) { return a.node < b.node; });
  }

  /** Whether an exclusive (or a shared) node holds the leaf. */
  bool is_below(Index leaf, bool exclusive) const {
    for (Index at = tree_.leaves[leaf].node; at != nothing; at = tree_.nodes[at].parent) {
      const RequirementTerms* terms = terms_of(catalog_[tree_.ids[at]]);
      if (terms != nullptr && (exclusive ? terms->exclusive : terms->shared)) return true;
    }
    return false;
  }

  /** Whether a node of that kind holds the leaf and not the other. */
  bool is_parted_from(Index leaf, Index other, bool exclusive) const {
    if (!(exclusive ? tree_.exclusive : shared_)[leaf]) return false;
    for (Index at = tree_.leaves[leaf].node; at != nothing; at = tree_.nodes[at].parent) {
      if (tree_.nodes[at].leaves.holds(other)) break;
      const RequirementTerms* terms = terms_of(catalog_[tree_.ids[at]]);
      if (terms != nullptr && (exclusive ? terms->exclusive : terms->shared)) return true;
    }
    return false;
  }
  bool parts(Index a, Index b, bool exclusive) const {
    return is_parted_from(a, b, exclusive) || is_parted_from(b, a, exclusive);
  }

  LeafRange within(LeafRange leaves, Index node) const {
    const LeafRange own = tree_.nodes[node].leaves;
    const Index first = std::max(leaves.first, own.first);
    return {first, std::max(first, std::min(leaves.end, own.end))};
  }

  void pair_leaves() {
    for (const auto& [rule, at] : between_) {
      const Index a = tree_.find(rule->between[0], catalog_);
      const Index b = tree_.find(rule->between[1], catalog_);
      if (a == nothing || b == nothing) continue;
      // A rule speaks of what is used under its own node.
      const LeafRange one = within(tree_.nodes[a].leaves, at);
      const LeafRange other = within(tree_.nodes[b].leaves, at);
      const bool nested = one.first < other.end && other.first < one.end;
      if (!nested) tree_.between.push_back({rule, at, one, other, {}});
    }
    const std::size_t leaves = tree_.leaves.size();
    const bool shares = std::find(shared_.begin(), shared_.end(), true) != shared_.end();
    if (!shares && tree_.between.empty()) return;
    tree_.together.assign(leaves * leaves, Together::no);
    for (Index a = 0; a < leaves; ++a) {
      for (Index b = 0; b < leaves; ++b) {
        if (a == b || parts(a, b, true)) continue;
        Together& pair = tree_.together[a * leaves + b];
        if (parts(a, b, false)) {
          pair = Together::freely;
          (is_parted_from(a, b, false) ? tree_.leaves[a] : tree_.leaves[b]).free = true;
          continue;
        }
        const bool ruled =
            std::any_of(tree_.between.begin(), tree_.between.end(), [&](const BetweenRule& rule) {
              return (rule.a.holds(a) && rule.b.holds(b)) || (rule.a.holds(b) && rule.b.holds(a));
            });
        if (!ruled) continue;
        pair = Together::by_rule;
        tree_.leaves[a].mixes = true;
      }
    }
  }

  /** Where a program states several the smallest holds. */
  void cap_prior_learning(const Achievement& program) {
    const auto take = [&](Rational cap) {
      Rational& least = tree_.prior_learning_cap;
      if (!cap.is_known()) {
        tree_.prior_learning_undecided = true;
      } else {
        least = least.is_known() ? min(least, cap) : cap;
      }
    };
    for (const PriorLearning& route : program.prior_learning) {
      const CreditConversion* rule = nullptr;
      if (route.cap) take(in_unit(catalog_, *route.cap, tree_.unit, rule));
      if (route.cap_share) take(*route.cap_share * tree_.sizes.front());
    }
  }

  const Catalog& catalog_;
  Tree& tree_;
  std::vector<std::pair<const Rule*, Index>> between_;
  std::vector<bool> shared_;  ///< of the leaves: below a shared node
};

}  // namespace

Index Tree::find(std::string_view id, const Catalog& catalog) const {
  if (id.empty()) return nothing;
  for (Index at = 0; at < ids.size(); ++at) {
    if (catalog[ids[at]].id == id) return at;
  }
  return nothing;
}

Rational in_unit(const Catalog& catalog, const Credit& credit, std::string_view unit,
                 const CreditConversion*& rule) {
  const auto converted = convert(catalog, credit, unit, rule);
  return converted ? converted->min : Rational::unknown();
}

Tree tree_of(const Catalog& catalog, AchievementId program, const RequirementVersion* version) {
  Tree tree;
  tree.program = program;
  tree.version = version;
  tree.owner = catalog[program].owner;
  Planter(catalog, tree)
      .run(version != nullptr ? version->requirement : catalog[program].requirement);
  return tree;
}

}  // namespace credstack::audit
