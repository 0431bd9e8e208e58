#include "audit/pieces.hpp"

#include <algorithm>
#include <map>

#include "audit/grades.hpp"
#include "model/sorting.hpp"
#include "recognition/selection.hpp"
#include "recognition/step.hpp"

namespace credstack::audit {
namespace {

using learner::Item;
using learner::ItemStatus;
using learner::Learner;

constexpr std::uint8_t held = 0;
constexpr std::size_t most_refusals = 12;
constexpr std::size_t most_pieces = 3'000;  ///< looked at; a record of people has hundreds
constexpr std::size_t most_sets = 64;       ///< ways of putting a set together from a record

Status status_of(std::uint8_t standing) { return static_cast<Status>(standing); }

template <class T>
bool contains(const std::vector<T>& list, const T& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

template <class T>
void add_once(std::vector<T>& list, const T& item) {
  if (!contains(list, item)) list.push_back(item);
}

/** What is said of a piece that is only possible. */
struct Judged {
  bool usable = true;
  std::uint8_t standing = held;
  std::vector<Because> because;  ///< why it is not usable, or only possible

  void limit(std::uint8_t to, Because reason) {
    standing = std::max(standing, to);
    if (to == possible_standing) because.push_back(reason);
  }
  void refuse(Because reason) {
    usable = false;
    because.assign(1, reason);
  }
};

enum class Age : std::uint8_t { fresh, old, unknown };

/** Whether what was completed then is older than that on the day (docs/audit.md, Rules). */
Age age_of(Date completed, const Duration& most, Date anchor) {
  if (!completed || !anchor || !most.is_calendar()) return Age::unknown;
  const Date latest = anchor.last_day();
  const Date earliest = anchor.first_day();
  if (completed.last_day() < subtract(earliest, most)) return Age::old;
  return completed.first_day() >= subtract(latest, most) ? Age::fresh : Age::unknown;
}

/** Whether a selector picks a piece: by what it counts as, else by what the record says of it. */
bool picks_piece(const Catalog& catalog, const Selector& selector, const Draft& draft,
                 const Item& item) {
  if (!selector.providers.empty() &&
      !(draft.provider && contains(selector.providers, draft.provider))) {
    return false;
  }
  Selector rest = selector;
  rest.providers.clear();
  const bool only_providers = rest.ids.empty() && rest.subjects.empty() && rest.types.empty() &&
                              rest.fields.empty() && rest.tags.empty() &&
                              rest.level_framework.empty();
  if (only_providers) return !selector.providers.empty();
  if (!draft.identities.empty()) {
    return std::any_of(draft.identities.begin(), draft.identities.end(),
                       [&](AchievementId each) { return picks(catalog, rest, each); });
  }
  if (draft.facts) return picks(catalog, rest, draft.facts);
  if (!rest.ids.empty()) return false;
  if (!rest.subjects.empty() && (item.subject.empty() || !contains(rest.subjects, item.subject))) {
    return false;
  }
  if (!rest.types.empty() && (!item.type || !contains(rest.types, *item.type))) return false;
  if (!rest.level_framework.empty() &&
      std::none_of(item.levels.begin(), item.levels.end(), [&](const Level& level) {
        return level.framework == rest.level_framework &&
               (!rest.level_min || level.level >= *rest.level_min) &&
               (!rest.level_max || level.level <= *rest.level_max);
      })) {
    return false;
  }
  if (!rest.fields.empty() &&
      std::none_of(item.fields.begin(), item.fields.end(), [&](const Code& field) {
        return std::any_of(rest.fields.begin(), rest.fields.end(), [&](const Code& wanted) {
          return !wanted.scheme.empty() && !wanted.code.empty() && field.scheme == wanted.scheme &&
                 field.code.starts_with(wanted.code);
        });
      })) {
    return false;
  }
  return rest.tags.empty() ||
         std::any_of(item.tags.begin(), item.tags.end(),
                     [&](std::string_view tag) { return contains(rest.tags, tag); });
}

bool picks_piece(const Catalog& catalog, const std::vector<Selector>& selectors, const Draft& draft,
                 const Item& item) {
  return std::any_of(selectors.begin(), selectors.end(),
                     [&](const Selector& each) { return picks_piece(catalog, each, draft, item); });
}

/** Whether a rule does not hold for each of the items, as the owner says, or as others claim. */
bool is_let_off(const Learner& learner, const Rule& rule, const Draft& draft,
                const std::vector<RuleException>& exceptions, bool valid) {
  if (rule.id.empty() || exceptions.empty()) return false;
  return std::all_of(draft.piece.items.begin(), draft.piece.items.end(), [&](std::uint32_t at) {
    return std::any_of(exceptions.begin(), exceptions.end(), [&](const RuleException& each) {
      const learner::Exception& said = *each.exception;
      return said.kind == learner::ExceptionKind::allow && each.valid == valid &&
             said.rule == rule.id && !said.item.empty() && said.item == learner.items[at].id;
    });
  });
}

class Drafter {
 public:
  Drafter(const Catalog& catalog, const Graph& graph, const Equivalents& equivalents,
          std::span<const Tree* const> trees, const Learner& learner, const DraftQuestion& question)
      : catalog_(catalog),
        graph_(graph),
        equivalents_(equivalents),
        trees_(trees),
        learner_(learner),
        question_(question) {
    drafts_.refused.resize(learner.items.size());
    otherwise_.resize(learner.items.size());
  }

  Drafts run() {
    find_exceptions();
    find_held();
    for (std::uint32_t at = 0; at < learner_.items.size(); ++at) {
      add_itself(at);
      add_accepted(at);
    }
    add_recognitions();
    add_substitutions();
    say_otherwise();
    order();
    if (drafts_.pieces.size() > most_pieces) {
      drafts_.pieces.resize(most_pieces);
      drafts_.cut_short = true;
    }
    for (const HeldAward& each : drafts_.held) {
      drafts_.any_possible = drafts_.any_possible || each.standing == possible_standing;
    }
    for (const Draft& draft : drafts_.pieces) {
      for (const DraftSpot& spot : draft.spots) {
        drafts_.any_possible = drafts_.any_possible || spot.standing == possible_standing;
      }
    }
    return std::move(drafts_);
  }

 private:
  // ---- what is known of an item, seen from a program -----------------------------------------

  const Item& item(std::uint32_t at) const { return learner_.items[at]; }

  /** Of what a thing is worth by itself; where it carries none, of nothing. */
  std::optional<Credit> credit_of(AchievementId id, const Tree& tree) const {
    const Achievement& thing = catalog_[id];
    if (thing.non_credit) return Credit{0, 0, tree.unit};
    return thing.credit;
  }

  /** Whether the program's owner owns the course and taught it. */
  bool is_resident(const Item& item, const Tree& tree) const {
    return tree.owner && item.achievement && catalog_[item.achievement].owner == tree.owner &&
           teacher(item) == tree.owner;
  }

  OrganizationId teacher(const Item& item) const {
    if (item.issuer_stated) return item.issuer;
    return item.achievement ? catalog_[item.achievement].owner : OrganizationId{};
  }

  bool is_completed(const Item& item) const {
    return item.status == ItemStatus::completed &&
           !(item.completed && item.completed.first_day() > question_.on);
  }

  void refuse(std::uint32_t at, Because reason) {
    auto& list = drafts_.refused[at];
    const bool known = std::any_of(list.begin(), list.end(), [&](const Because& each) {
      return each.why == reason.why && each.node == reason.node && each.rule == reason.rule &&
             each.award == reason.award && each.recognition == reason.recognition;
    });
    if (!known && list.size() < most_refusals) list.push_back(reason);
  }
  void refuse(const Draft& draft, const Because& reason) {
    for (const std::uint32_t at : draft.piece.items) refuse(at, reason);
  }

  GradeScaleId asked_scale(const Tree& tree, GradeScaleId stated) const {
    return stated ? stated : scale_of(catalog_, tree.owner);
  }

  /** What could not be read of a course may be what a cap, or an exclusion, picks it by. */
  bool is_damaged(AchievementId id) const { return id && catalog_[id].doubtful; }

  /** `prior`: an assessment that may still be under way. */
  Judged judge_item(const Item& item, bool prior) const {
    Judged judged;
    switch (item.status) {
      case ItemStatus::failed:
      case ItemStatus::withdrawn:
      case ItemStatus::audited:
        judged.refuse({.why = Why::not_passed});
        return judged;
      case ItemStatus::planned:
        if (prior) break;
        if (!question_.what_if) {
          judged.refuse({.why = Why::planned});
          return judged;
        }
        judged.limit(static_cast<std::uint8_t>(Status::planned), {});
        break;
      case ItemStatus::in_progress:
        judged.limit(static_cast<std::uint8_t>(Status::in_progress), {});
        break;
      case ItemStatus::completed:
        if (!is_completed(item)) {
          judged.limit(static_cast<std::uint8_t>(Status::in_progress), {});
        }
    }
    if (prior && item.status != ItemStatus::completed) {
      judged.limit(possible_standing, {.why = Why::not_decided});
    }
    if (item.expires && item.expires.last_day() < question_.on) {
      judged.refuse({.why = Why::expired});
      return judged;
    }
    if (item.doubtful || is_damaged(item.achievement)) {
      judged.limit(possible_standing, {.why = Why::damaged});
    }
    return judged;
  }

  // ---- a piece at a leaf ----------------------------------------------------------------------

  GradeFinding reaches_grade(const Item& item, const Tree& tree, GradeScaleId asked_in,
                             std::string_view grade) const {
    if (!is_completed(item)) return GradeFinding::met;  // assumed to come out well
    if (item.grade.empty()) return GradeFinding::unknown;
    const GradeScaleId asked = asked_scale(tree, asked_in);
    return reaches(catalog_, scale_of_item(catalog_, item, tree.owner, asked), item.grade, asked,
                   grade);
  }

  /** Whether the grade passes in its scale. One that is not final says nothing. */
  void judge_pass(const Item& item, const Tree& tree, GradeScaleId asked_in, Judged& judged) const {
    if (item.grade.empty() || !is_completed(item)) return;
    const GradeScaleId scale =
        scale_of_item(catalog_, item, tree.owner, asked_scale(tree, asked_in));
    if (!scale) return;
    switch (passes(catalog_, scale, item.grade)) {
      case GradeFinding::below:
        judged.refuse({.why = Why::not_passed});
        break;
      case GradeFinding::unknown:
        judged.limit(possible_standing, {.why = Why::grade_unknown});
        break;
      case GradeFinding::met:
        break;
    }
  }

  void judge_grades(const Draft& draft, const Tree& tree, const TreeLeaf& leaf, bool asks,
                    Judged& judged) const {
    const std::string_view asked =
        asks ? std::string_view(leaf.requirement->minimum_grade) : std::string_view();
    for (const std::uint32_t at : draft.piece.items) {
      judge_pass(item(at), tree, leaf.grade_scale, judged);
      if (!judged.usable) return;
      if (asked.empty()) continue;
      switch (reaches_grade(item(at), tree, leaf.grade_scale, asked)) {
        case GradeFinding::below:
          judged.refuse({.why = Why::grade_below, .node = leaf.id, .grade = asked});
          return;
        case GradeFinding::unknown:
          judged.limit(possible_standing,
                       {.why = Why::grade_unknown, .node = leaf.id, .grade = asked});
          break;
        case GradeFinding::met:
          break;
      }
    }
  }

  Date anchor_of(const Rule& rule, const Tree& tree) const {
    if (rule.anchor == Anchor::today) return question_.on;
    const learner::Enrolment* enrolment = enrolment_in(learner_, tree.program);
    if (rule.anchor == Anchor::admission) return enrolment ? enrolment->admitted : Date{};
    return enrolment != nullptr ? enrolment->award : Date{};
  }

  /** The worst of the items of a piece. */
  Age age_of(const std::vector<std::uint32_t>& items, const Duration& most, Date anchor) const {
    Age worst = Age::fresh;
    for (const std::uint32_t at : items) {
      if (!is_completed(item(at))) continue;
      const Age age = credstack::audit::age_of(item(at).completed, most, anchor);
      if (age == Age::old) return age;
      if (age == Age::unknown) worst = age;
    }
    return worst;
  }

  /** What too great an age does: nothing where somebody has healed it. */
  void judge_old(const Draft& draft, OrganizationId owner, OnExpiry effect, Because reason,
                 bool open_leaf, Judged& judged) const {
    reason.effect = effect == OnExpiry::not_stated ? OnExpiry::nothing : effect;
    if (reason.effect == OnExpiry::nothing) {
      judged.refuse(reason);
    } else if (reason.effect == OnExpiry::elective) {
      if (!open_leaf) judged.refuse(reason);
    } else {
      bool healed = true;
      for (const std::uint32_t at : draft.piece.items) {
        const auto& currency = item(at).currency;
        healed = healed && currency && currency->by && currency->by == owner &&
                 !(currency->date && currency->date.first_day() > question_.on);
      }
      if (!healed) judged.limit(possible_standing, reason);
    }
  }

  void judge_age(const Draft& draft, Index tree_at, Index leaf_at, Judged& judged) const {
    const Tree& tree = *trees_[tree_at];
    for (const TreeRule& each : tree.ages) {
      const Rule& rule = *each.rule;
      if (!judged.usable) return;
      if (!each.leaves.holds(leaf_at) ||
          !concerns(catalog_, learner_, rule, tree_at, draft, drafts_.exceptions[tree_at])) {
        continue;
      }
      const RuleException* lifted = lifts(rule, drafts_.exceptions[tree_at]);
      if (lifted != nullptr && lifted->valid) continue;
      const Because reason{.why = Why::too_old, .node = tree.ids[each.node], .rule = &rule};
      switch (age_of(draft.piece.items, rule.max_age, anchor_of(rule, tree))) {
        case Age::fresh:
          break;
        case Age::unknown:
          judged.limit(possible_standing,
                       {.why = Why::date_unknown, .node = tree.ids[each.node], .rule = &rule});
          break;
        case Age::old: {
          const bool claimed = lifted != nullptr || claims_to_lift(rule, tree_at, draft);
          Judged old = judged;
          judge_old(draft, tree.owner, rule.on_expiry, reason,
                    tree.facts[leaf_at].requirement->open, old);
          if (!old.usable && claimed) {
            judged.limit(possible_standing, reason);
          } else {
            judged = old;
          }
        }
      }
    }
  }

  /** Whether somebody else than the owner says that the rule does not hold for the items. */
  bool claims_to_lift(const Rule& rule, Index tree, const Draft& draft) const {
    return is_let_off(learner_, rule, draft, drafts_.exceptions[tree], false);
  }

  void judge_awards(const Draft& draft, Index tree_at, Index leaf_at, Rational credit,
                    Judged& judged) const {
    const Tree& tree = *trees_[tree_at];
    for (const AchievementId award : draft.awards) {
      bool covered = false;
      for (Index at = 0; at < tree.with.size(); ++at) {
        const TreeRule& each = tree.with[at];
        const Rule& rule = *each.rule;
        if (!each.leaves.holds(leaf_at) || !picks(catalog_, rule.with, award) ||
            !concerns(catalog_, learner_, rule, tree_at, draft, drafts_.exceptions[tree_at])) {
          continue;
        }
        const RuleException* lifted = lifts(rule, drafts_.exceptions[tree_at]);
        if (lifted != nullptr && lifted->valid) continue;  // nothing is said of it any more
        covered = true;
        if (rule.sharing == Sharing::none) {
          judged.refuse({.why = Why::used_for_another,
                         .node = tree.ids[each.node],
                         .rule = &rule,
                         .award = award});
          return;
        }
        if (rule.sharing != Sharing::amount) continue;
        const Limits limits = limits_of(catalog_, tree, each.node, rule.amount, false);
        const bool escapes = limits.credit.is_known() && !credit.is_known();
        if (limits.undecided || escapes) {
          judged.limit(possible_standing,
                       {.why = limits.undecided ? Why::used_for_another : Why::credit_unknown,
                        .node = tree.ids[each.node],
                        .rule = &rule,
                        .award = award});
        }
      }
      if (!covered) {
        judged.limit(possible_standing, {.why = Why::sharing_not_stated, .award = award});
      }
    }
    for (const TreeRule& each : tree.award_limits) {
      if (draft.awards.size() + 1 <= each.rule->count || !each.leaves.holds(leaf_at) ||
          !concerns(catalog_, learner_, *each.rule, tree_at, draft, drafts_.exceptions[tree_at])) {
        continue;
      }
      const RuleException* lifted = lifts(*each.rule, drafts_.exceptions[tree_at]);
      if (lifted != nullptr && lifted->valid) continue;
      judged.refuse({.why = Why::too_many_awards, .node = tree.ids[each.node], .rule = each.rule});
      return;
    }
  }

  /** A cap on a share of what nobody knows leaves what it is about undecided. */
  void judge_caps(const Draft& draft, Index tree_at, Index leaf_at, Rational credit,
                  Judged& judged) const {
    const Tree& tree = *trees_[tree_at];
    for (const TreeRule& each : tree.caps) {
      const Limits limits = limits_of(catalog_, tree, each.node, each.rule->amount, false);
      // Of what nobody knows the credit it is not known either whether it is too much.
      const bool escapes = limits.credit.is_known() && !credit.is_known();
      if (!each.leaves.holds(leaf_at) || !(limits.undecided || escapes) ||
          !concerns(catalog_, learner_, *each.rule, tree_at, draft, drafts_.exceptions[tree_at])) {
        continue;
      }
      const RuleException* lifted = lifts(*each.rule, drafts_.exceptions[tree_at]);
      if (lifted != nullptr && lifted->valid) continue;
      judged.limit(possible_standing, {.why = limits.undecided ? Why::cap : Why::credit_unknown,
                                       .node = tree.ids[each.node],
                                       .rule = each.rule});
    }
    if (draft.piece.origin != Origin::prior_learning) return;
    if (tree.prior_learning_undecided) judged.limit(possible_standing, {.why = Why::cap});
    if (tree.prior_learning_cap.is_known() && !credit.is_known()) {
      judged.limit(possible_standing, {.why = Why::credit_unknown});
    }
  }

  struct Offer {
    Index tree = 0;
    Index leaf = 0;
    Judged base;
    Rational credit = Rational::unknown();
    bool fulfils = false;
    bool by_substitution = false;
  };

  void offer(Draft& draft, Offer given) {
    const Tree& tree = *trees_[given.tree];
    const TreeLeaf& leaf = tree.facts[given.leaf];
    draft.has_place = true;
    Judged judged = std::move(given.base);
    if (drafts_.waived[given.tree][given.leaf]) {
      refuse(draft, {.why = Why::full, .node = leaf.id});
      return;
    }
    if (!judged.usable) {
      refuse(draft, judged.because.front());
      return;
    }
    if (!given.by_substitution && is_kept_out(draft, *leaf.requirement)) {
      refuse(draft, {.why = Why::excluded, .node = leaf.id});
      return;
    }
    if (!leaf.need.is_known()) {
      refuse(draft, {.why = Why::credit_unknown, .node = leaf.id});
      return;
    }
    if (is_damaged(draft.piece.as)) judged.limit(possible_standing, {.why = Why::damaged});
    judge_grades(draft, tree, leaf, !given.by_substitution, judged);
    if (judged.usable && !given.by_substitution) {
      judge_age(draft, given.tree, given.leaf, judged);
    }
    const Requirement& requirement = *leaf.requirement;
    const CreditConversion* rule = nullptr;
    if (requirement.kind == RequirementKind::achievement && requirement.credit &&
        !draft.exemption) {
      given.credit = in_unit(catalog_, *requirement.credit, tree.unit, rule);
    }
    if (judged.usable) judge_awards(draft, given.tree, given.leaf, given.credit, judged);
    if (judged.usable) judge_caps(draft, given.tree, given.leaf, given.credit, judged);
    if (!judged.usable) {
      refuse(draft, judged.because.front());
      return;
    }
    if (rule != nullptr) draft.piece.conversion = rule;
    const bool by_credit = requirement.kind == RequirementKind::credits;
    if (by_credit && !given.fulfils && (!given.credit.is_known() || given.credit <= Rational(0))) {
      refuse(draft, {.why = Why::credit_unknown, .node = leaf.id});
      return;
    }
    for (const Because& each : judged.because) draft.piece.open.push_back(each);
    draft.spots.push_back({given.tree, given.leaf, judged.standing, given.fulfils, given.credit});
  }

  /** By the leaf's `except`, of what the piece counts as, else of what is known of its item. */
  bool is_kept_out(const Draft& draft, const Requirement& leaf) const {
    if (!leaf.terms || catalog_[leaf.terms].except.empty()) return false;
    // A decision that exempts from a part of the program says so whatever the part takes.
    if (draft.identities.empty() && draft.exemption) return false;
    if (draft.identities.empty() && draft.facts) return is_excepted(catalog_, leaf, draft.facts);
    if (draft.identities.empty()) {
      return picks_piece(catalog_, catalog_[leaf.terms].except, draft,
                         item(draft.piece.items.front()));
    }
    return std::any_of(draft.identities.begin(), draft.identities.end(),
                       [&](AchievementId each) { return is_excepted(catalog_, leaf, each); });
  }

  /** The leaves of a tree that take something counting as one of these. */
  std::vector<Index> leaves_for(const Tree& tree, const std::vector<AchievementId>& as) const {
    std::vector<Index> leaves;
    for (const AchievementId id : as) {
      auto at = std::lower_bound(tree.named.begin(), tree.named.end(), std::pair(id, Index{0}));
      for (; at != tree.named.end() && at->first == id; ++at) leaves.push_back(at->second);
      for (const Index leaf : tree.selecting) {
        const Requirement& requirement = *tree.facts[leaf].requirement;
        const bool whole = catalog_[id].requirement || !catalog_[id].parts.empty();
        const bool open =
            requirement.open && !whole && tree.owner && catalog_[id].owner == tree.owner;
        if (open || selects(catalog_, requirement, id, tree.owner)) leaves.push_back(leaf);
      }
    }
    sort_stably(leaves);
    leaves.erase(std::unique(leaves.begin(), leaves.end()), leaves.end());
    return leaves;
  }

  std::vector<Index> open_leaves(const Tree& tree) const {
    std::vector<Index> leaves;
    for (const Index leaf : tree.selecting) {
      if (tree.owner && tree.facts[leaf].requirement->open) leaves.push_back(leaf);
    }
    return leaves;
  }

  // ---- the ways of an item --------------------------------------------------------------------

  Draft begin(std::vector<std::uint32_t> items, Way way, AchievementId as) {
    Draft draft;
    const Item& first = item(items.front());
    draft.piece.way = way;
    draft.piece.as = as;
    if (as) draft.identities = equivalents_.of(as);
    draft.learning = draft.identities;
    draft.facts = as ? as : first.achievement;
    draft.provider = teacher(first);
    if (!draft.provider && first.issuer_stated) draft.provider_name = first.issuer_name;
    bool dated = true;
    for (const std::uint32_t at : items) {
      const Item& each = item(at);
      if (each.achievement) {
        for (const AchievementId id : equivalents_.of(each.achievement)) {
          add_once(draft.learning, id);
        }
      }
      for (const AchievementId award : each.used_for) {
        const bool audited = std::any_of(trees_.begin(), trees_.end(),
                                         [&](const Tree* tree) { return tree->program == award; });
        if (!audited) add_once(draft.awards, award);
      }
      dated = dated && each.completed;
      if (draft.completed < each.completed) draft.completed = each.completed;
    }
    if (!dated) draft.completed = {};
    draft.whole_day = draft.completed && draft.completed.day != 0;
    draft.piece.items = std::move(items);
    draft.way = next_way_++;
    return draft;
  }

  void set_credit(Draft& draft, const std::optional<Credit>& credit, const Tree& tree) {
    draft.piece.stated = credit;
    if (credit) draft.piece.credit = in_unit(catalog_, *credit, tree.unit, draft.piece.conversion);
  }

  /** `way`: what is open or wrong about it as such, said also where no leaf takes it. */
  void finish(Draft draft, const Because& otherwise, const Judged* way = nullptr) {
    if (draft.spots.empty() && draft.has_place) return;
    if (draft.spots.empty()) {
      if (way != nullptr && !way->usable) {
        refuse(draft, way->because.front());
      } else if (otherwise.recognition) {
        refuse(draft, otherwise);
      } else {
        for (const std::uint32_t at : draft.piece.items) otherwise_[at] = otherwise;
      }
      return;
    }
    std::uint8_t best = possible_standing;
    for (const DraftSpot& spot : draft.spots) best = std::min(best, spot.standing);
    draft.piece.standing = status_of(best);
    std::vector<Because> open;
    for (const Because& each : draft.piece.open) {
      const bool known = std::any_of(open.begin(), open.end(), [&](const Because& other) {
        return other.why == each.why && other.node == each.node && other.rule == each.rule &&
               other.condition == each.condition && other.award == each.award;
      });
      if (!known) open.push_back(each);
    }
    draft.piece.open = std::move(open);
    drafts_.pieces.push_back(std::move(draft));
  }

  void add_itself(std::uint32_t at) {
    const Item& taken = item(at);
    if (!taken.achievement) {
      otherwise_[at] = Because{.why = Why::not_in_catalog};
      return;
    }
    Draft draft = begin({at}, Way::itself, taken.achievement);
    bool any_leaf = false;
    for (Index tree = 0; tree < trees_.size(); ++tree) {
      const Tree& program = *trees_[tree];
      const std::optional<Credit> credit =
          taken.credit ? taken.credit : credit_of(taken.achievement, program);
      const bool resident = is_resident(taken, program);
      if (resident) draft.resident |= std::uint64_t{1} << tree;
      const auto leaves = leaves_for(program, draft.identities);
      any_leaf = any_leaf || !leaves.empty();
      if (leaves.empty() && tree > 0) continue;
      if (draft.spots.empty()) {
        draft.piece.origin = resident ? Origin::resident : Origin::transfer;
        set_credit(draft, credit, program);
      }
      const CreditConversion* rule = nullptr;
      const Rational worth =
          credit ? in_unit(catalog_, *credit, program.unit, rule) : Rational::unknown();
      const Judged judged = judge_item(taken, false);
      if (leaves.empty() && !judged.usable) refuse(draft, judged.because.front());
      for (const Index leaf : leaves) {
        offer(draft, {.tree = tree, .leaf = leaf, .base = judged, .credit = worth});
      }
    }
    const bool own = std::any_of(trees_.begin(), trees_.end(),
                                 [&](const Tree* tree) { return is_resident(taken, *tree); });
    finish(std::move(draft), {.why = own || any_leaf ? Why::no_place : Why::not_accepted});
  }

  void add_accepted(std::uint32_t at) {
    const Item& taken = item(at);
    if (!taken.accepted) return;
    const learner::Acceptance& accepted = *taken.accepted;
    const bool prior = accepted.prior_learning;
    Draft draft = begin({at}, prior ? Way::prior_learning : Way::accepted, accepted.as);
    draft.piece.origin = prior ? Origin::prior_learning : Origin::transfer;
    for (Index tree = 0; tree < trees_.size(); ++tree) {
      const Tree& program = *trees_[tree];
      std::optional<Credit> credit = accepted.credit;
      if (!credit) credit = taken.credit;
      if (!credit && accepted.as) {
        credit = credit_of(accepted.as, program);
      } else if (!credit && taken.achievement) {
        credit = credit_of(taken.achievement, program);
      }
      if (draft.spots.empty()) set_credit(draft, credit, program);
      Judged judged = judge_item(taken, prior);
      if (judged.usable) {
        if (!accepted.by || accepted.by != program.owner) {
          judged.limit(possible_standing, {.why = Why::accepted_by_another});
        }
        if (accepted.doubtful) judged.limit(possible_standing, {.why = Why::damaged});
        if (accepted.date && accepted.date.first_day() > question_.on) {
          judged.limit(possible_standing, {.why = Why::not_decided});
        }
      }
      const auto leaves =
          accepted.as ? leaves_for(program, draft.identities) : open_leaves(program);
      const CreditConversion* rule = nullptr;
      const Rational worth =
          credit ? in_unit(catalog_, *credit, program.unit, rule) : Rational::unknown();
      if (leaves.empty() && !judged.usable) refuse(draft, judged.because.front());
      for (const Index leaf : leaves) {
        offer(draft, {.tree = tree, .leaf = leaf, .base = judged, .credit = worth});
      }
    }
    finish(std::move(draft), {.why = Why::no_place});
  }

  // ---- recognitions ---------------------------------------------------------------------------

  /** A program that a recognition is about, and what is said of some items there. */
  struct Target {
    Index tree;
    Judged judged;
  };

  void add_recognitions() {
    std::vector<RecognitionId> decided;
    for (const Item& each : learner_.items) {
      if (!each.achievement) continue;
      for (const Edge& edge : graph_.out(each.achievement)) {
        const bool ours = edge.kind == EdgeKind::recognition &&
                          std::any_of(trees_.begin(), trees_.end(),
                                      [&](const Tree* tree) { return tree->program == edge.to; });
        if (ours) add_once(decided, edge.recognition);
      }
    }
    sort_stably(decided);
    for (const RecognitionId each : decided) {
      std::vector<std::uint32_t> chosen;
      std::size_t sets = 0;
      put_together(each, chosen, sets);
    }
  }

  /** Every way of finding the credentials of a recognition in the record. */
  void put_together(RecognitionId recognition, std::vector<std::uint32_t>& chosen,
                    std::size_t& sets) {
    if (sets == most_sets) {
      drafts_.cut_short = true;
      return;
    }
    const auto& credentials = catalog_[recognition].credentials;
    if (chosen.size() == credentials.size()) {
      ++sets;
      std::vector<std::uint32_t> items = chosen;
      sort_stably(items);
      apply(recognition, items);
      return;
    }
    for (std::uint32_t at = 0; at < learner_.items.size(); ++at) {
      if (item(at).achievement != credentials[chosen.size()] || contains(chosen, at)) continue;
      chosen.push_back(at);
      put_together(recognition, chosen, sets);
      chosen.pop_back();
    }
  }

  std::string_view jurisdiction_of(const Item& item) const {
    if (item.issuer) return catalog_[item.issuer].jurisdiction;
    return item.issuer_jurisdiction;
  }

  /** The decision itself, and what it asks of these items. */
  Judged judge_way(const Tree& tree, RecognitionId id, const std::vector<std::uint32_t>& items) {
    Judged judged;
    for (const std::uint32_t at : items) {
      const Judged each = judge_item(item(at), false);
      if (!each.usable) return each;
      judged.standing = std::max(judged.standing, each.standing);
      judged.because.insert(judged.because.end(), each.because.begin(), each.because.end());
    }
    for (const std::uint32_t at : items) {
      judge_decision(tree, id, item(at), judged);
      if (!judged.usable) return judged;
    }
    for (const Condition& condition : catalog_[id].conditions) {
      judge_condition(tree, id, condition, items, judged);
      if (!judged.usable) return judged;
    }
    if (catalog_[tree.program].entry) {
      const learner::Enrolment* enrolment = enrolment_in(learner_, tree.program);
      if (enrolment == nullptr || !began(enrolment->admitted)) {
        judged.limit(possible_standing, {.why = Why::condition, .recognition = id});
      }
    }
    return judged;
  }

  /** What the catalogue says of the decision on that day, where it comes from that item. */
  void judge_decision(const Tree& tree, RecognitionId id, const Item& item, Judged& judged) {
    const Edge* edge = nullptr;
    for (const Edge& each : graph_.out(item.achievement)) {
      const bool same =
          each.kind == EdgeKind::recognition && each.to == tree.program && each.recognition == id;
      if (same) edge = &each;
    }
    if (edge == nullptr) {
      judged.limit(possible_standing, {.why = Why::claimed, .recognition = id});
      return;
    }
    const bool own_origin = item.issuer_stated && !jurisdiction_of(item).empty();
    for (const Reason& reason : judge(catalog_, *edge, question_.on).reasons) {
      const bool origin = reason.code == ReasonCode::origin_excluded ||
                          reason.code == ReasonCode::origin_not_stated;
      if ((origin && own_origin) || reason.code == ReasonCode::target_expiring ||
          reason.code == ReasonCode::no_place || reason.code == ReasonCode::slot_not_stated) {
        continue;
      }
      if (reason.at_best == Verdict::no) {
        judged.refuse({.why = Why::refused, .recognition = id});
        return;
      }
      judged.limit(possible_standing, {.why = Why::claimed, .recognition = id});
    }
  }

  bool began(Date date) const { return date && date.last_day() <= question_.on; }

  /** By where the record says that it was issued, else by where its owner is. */
  Finding origin_of(const Condition& condition, const Item& item) const {
    const auto place = jurisdiction_of(item);
    if (item.issuer_stated && !place.empty()) return is_of_origin(condition, place);
    const OrganizationId owner = catalog_[item.achievement].owner;
    const bool met = owner && is_of_origin(condition, catalog_[owner].jurisdiction) == Finding::met;
    return met ? Finding::met : Finding::not_evidenced;
  }

  void judge_condition(const Tree& tree, RecognitionId id, const Condition& condition,
                       const std::vector<std::uint32_t>& items, Judged& judged) {
    const learner::Enrolment* enrolment = enrolment_in(learner_, tree.program);
    const Because open{.why = Why::condition, .recognition = id, .condition = &condition};
    bool shown = false;
    switch (condition.kind) {
      case ConditionKind::admission:
        shown = enrolment != nullptr && began(enrolment->admitted);
        break;
      case ConditionKind::enrolment:
        shown = enrolment != nullptr && began(enrolment->enrolled);
        break;
      case ConditionKind::minimum_grade:
        shown = !condition.grade.empty();
        for (const std::uint32_t at : items) {
          if (condition.grade.empty()) break;
          const GradeFinding found = reaches_grade(item(at), tree, {}, condition.grade);
          if (found == GradeFinding::below) {
            judged.refuse({.why = Why::grade_below,
                           .recognition = id,
                           .condition = &condition,
                           .grade = condition.grade});
            return;
          }
          shown = shown && found == GradeFinding::met;
        }
        break;
      case ConditionKind::recency: {
        // What age leaves an elective, or may be made up for, is looked at leaf by leaf.
        const bool ends =
            condition.on_expiry == OnExpiry::nothing || condition.on_expiry == OnExpiry::not_stated;
        if (ends && condition.max_age &&
            age_of(items, condition.max_age, question_.on) == Age::old) {
          judged.refuse({.why = Why::too_old,
                         .recognition = id,
                         .condition = &condition,
                         .effect = OnExpiry::nothing});
        }
        return;
      }
      case ConditionKind::active:
        shown = std::all_of(items.begin(), items.end(),
                            [&](std::uint32_t at) { return static_cast<bool>(item(at).expires); });
        break;
      case ConditionKind::origin:
        shown = true;
        for (const std::uint32_t at : items) {
          const Finding found = origin_of(condition, item(at));
          if (found == Finding::not_met) {
            judged.refuse({.why = Why::refused, .recognition = id, .condition = &condition});
            return;
          }
          shown = shown && found == Finding::met;
        }
        break;
      default:
        break;
    }
    if (!shown) judged.limit(possible_standing, open);
  }

  /** Recency conditions of the decision, at a leaf. */
  void judge_recency(const Tree& tree, const Draft& draft, bool open_leaf, Judged& judged) {
    const RecognitionId id = draft.piece.recognition;
    for (const Condition& condition : catalog_[id].conditions) {
      if (condition.kind != ConditionKind::recency || !judged.usable) continue;
      const Because reason{.why = Why::too_old, .recognition = id, .condition = &condition};
      if (!condition.max_age) {
        judged.limit(possible_standing,
                     {.why = Why::condition, .recognition = id, .condition = &condition});
        continue;
      }
      switch (age_of(draft.piece.items, condition.max_age, question_.on)) {
        case Age::fresh:
          break;
        case Age::unknown:
          judged.limit(possible_standing,
                       {.why = Why::date_unknown, .recognition = id, .condition = &condition});
          break;
        case Age::old:
          judge_old(draft, tree.owner, condition.on_expiry, reason, open_leaf, judged);
      }
    }
  }

  void apply(RecognitionId id, const std::vector<std::uint32_t>& items) {
    if (catalog_[id].decision == Decision::refused) {
      for (const std::uint32_t at : items) {
        refuse(at, {.why = Why::refused, .recognition = id});
      }
      return;
    }
    std::vector<Target> targets;
    for (Index tree = 0; tree < trees_.size(); ++tree) {
      if (!contains(catalog_[id].targets, trees_[tree]->program)) continue;
      targets.push_back({tree, judge_way(*trees_[tree], id, items)});
      const Judged& judged = targets.back().judged;
      if (judged.usable) continue;
      for (const std::uint32_t at : items) refuse(at, judged.because.front());
    }
    Granted granted{id, items, targets, next_way_++};
    for (const Grant& grant : catalog_[id].grants) {
      const bool carries = grant.credit || !grant.satisfies.empty();
      const bool credits = grant.form == GrantForm::direct || grant.form == GrantForm::unassigned ||
                           grant.form == GrantForm::block ||
                           grant.form == GrantForm::advanced_standing;
      if (grant.form == GrantForm::exemption) {
        exempt(granted, grant);
      } else if (credits && carries && !grant.satisfies.empty()) {
        satisfy(granted, grant);
      } else if (credits && carries) {
        add_block(granted, grant);
      }
    }
  }

  /** A recognition applied to some items. */
  struct Granted {
    RecognitionId recognition;
    const std::vector<std::uint32_t>& items;
    const std::vector<Target>& targets;
    std::uint32_t way;
  };

  Draft begin_granted(const Granted& granted, AchievementId as) {
    Draft draft = begin(granted.items, Way::recognition, as);
    draft.way = granted.way;
    draft.piece.recognition = granted.recognition;
    draft.piece.origin = Origin::transfer;
    return draft;
  }

  void offer_granted(Draft& draft, const Target& target, const Grant& grant, Index leaf,
                     Rational credit, bool fulfils = false) {
    const Tree& tree = *trees_[target.tree];
    const bool open = tree.facts[leaf].requirement->open;
    if (grant.elective && !open) return;
    Judged judged = target.judged;
    if (judged.usable) judge_recency(tree, draft, open, judged);
    offer(draft, {.tree = target.tree,
                  .leaf = leaf,
                  .base = std::move(judged),
                  .credit = credit,
                  .fulfils = fulfils});
  }

  void finish_granted(Draft draft, const Granted& granted) {
    const Judged* refused = nullptr;
    for (const Target& each : granted.targets) {
      if (!each.judged.usable) refused = &each.judged;
    }
    finish(std::move(draft), {.why = Why::no_place, .recognition = granted.recognition}, refused);
  }

  /** What each of the courses is worth by the grant: of several its part of the credit granted. */
  Rational granted_credit(const Grant& grant, AchievementId course, const Tree& tree,
                          const CreditConversion*& rule) const {
    const auto own = [&](AchievementId id) {
      const auto credit = credit_of(id, tree);
      return credit ? in_unit(catalog_, *credit, tree.unit, rule) : Rational::unknown();
    };
    if (!grant.credit) return own(course);
    const Rational granted = in_unit(catalog_, *grant.credit, tree.unit, rule);
    if (grant.satisfies.size() == 1) return granted;
    Rational sum = 0;
    for (const AchievementId each : grant.satisfies) sum = sum + own(each);
    return own(course) * granted / sum;
  }

  void satisfy(const Granted& granted, const Grant& grant) {
    for (const AchievementId course : grant.satisfies) {
      Draft draft = begin_granted(granted, course);
      for (const Target& target : granted.targets) {
        const Tree& tree = *trees_[target.tree];
        const CreditConversion* rule = nullptr;
        const Rational credit = granted_credit(grant, course, tree, rule);
        if (draft.spots.empty()) {
          draft.piece.credit = credit;
          draft.piece.conversion = rule;
          draft.piece.stated =
              grant.credit && grant.satisfies.size() == 1 ? grant.credit : credit_of(course, tree);
        }
        for (const Index leaf : leaves_for(tree, draft.identities)) {
          offer_granted(draft, target, grant, leaf, credit);
        }
      }
      finish_granted(std::move(draft), granted);
    }
  }

  void add_block(const Granted& granted, const Grant& grant) {
    Draft draft = begin_granted(granted, {});
    draft.piece.block = true;
    for (const Target& target : granted.targets) {
      const Tree& tree = *trees_[target.tree];
      if (draft.spots.empty()) set_credit(draft, grant.credit, tree);
      const CreditConversion* rule = nullptr;
      const Rational credit = in_unit(catalog_, *grant.credit, tree.unit, rule);
      const Index slot = tree.find(grant.slot, catalog_);
      for (Index leaf = 0; leaf < tree.leaves.size(); ++leaf) {
        if (tree.leaves[leaf].by_count) continue;
        const bool open = tree.owner && tree.facts[leaf].requirement->open;
        const bool in_slot = slot != nothing && tree.nodes[slot].leaves.holds(leaf);
        if (grant.slot.empty() ? open : in_slot) offer_granted(draft, target, grant, leaf, credit);
      }
    }
    finish_granted(std::move(draft), granted);
  }

  void exempt(const Granted& granted, const Grant& grant) {
    if (!grant.slot.empty()) {
      Draft draft = begin_granted(granted, {});
      draft.exemption = true;
      draft.piece.credit = 0;
      for (const Target& target : granted.targets) {
        const Tree& tree = *trees_[target.tree];
        const Index slot = tree.find(grant.slot, catalog_);
        if (slot == nothing) continue;
        const LeafRange leaves = tree.nodes[slot].leaves;
        for (Index leaf = leaves.first; leaf < leaves.end; ++leaf) {
          offer_granted(draft, target, grant, leaf, 0, true);
        }
      }
      finish_granted(std::move(draft), granted);
      return;
    }
    for (const AchievementId course : grant.satisfies) {
      Draft draft = begin_granted(granted, course);
      draft.exemption = true;
      draft.piece.credit = 0;
      for (const Target& target : granted.targets) {
        const Tree& tree = *trees_[target.tree];
        for (const Index leaf : leaves_for(tree, draft.identities)) {
          if (tree.leaves[leaf].by_count) offer_granted(draft, target, grant, leaf, 0);
        }
      }
      finish_granted(std::move(draft), granted);
    }
  }

  /** Of what came to nothing, where nothing more telling was said. */
  void say_otherwise() {
    for (std::uint32_t at = 0; at < otherwise_.size(); ++at) {
      if (!otherwise_[at] || !drafts_.refused[at].empty()) continue;
      const bool serves =
          std::any_of(drafts_.pieces.begin(), drafts_.pieces.end(),
                      [&](const Draft& draft) { return contains(draft.piece.items, at); });
      if (!serves) refuse(at, *otherwise_[at]);
    }
  }

  // ---- exceptions -----------------------------------------------------------------------------

  void find_exceptions() {
    drafts_.exceptions.resize(trees_.size());
    for (std::size_t tree = 0; tree < trees_.size(); ++tree) {
      for (const learner::Exception& each : learner_.exceptions) {
        if (each.program && each.program != trees_[tree]->program) continue;
        if (each.date && each.date.first_day() > question_.on) continue;
        if (each.until && each.until.last_day() < question_.on) continue;
        const bool valid = each.by && each.by == trees_[tree]->owner && !each.doubtful;
        drafts_.exceptions[tree].push_back({&each, valid});
      }
    }
    for (std::size_t at = 0; at < trees_.size(); ++at) {
      const Tree& tree = *trees_[at];
      std::vector<bool> waived(tree.leaves.size(), false);
      for (const RuleException& each : drafts_.exceptions[at]) {
        if (each.exception->kind != learner::ExceptionKind::waive || !each.valid) continue;
        const Index node = tree.find(each.exception->node, catalog_);
        if (node == nothing) continue;
        const LeafRange leaves = tree.nodes[node].leaves;
        for (Index leaf = leaves.first; leaf < leaves.end; ++leaf) waived[leaf] = true;
      }
      drafts_.waived.push_back(std::move(waived));
    }
  }

  /** Awards of a type that a requirement asks to be held: they are not used up. */
  void find_held() {
    for (Index at = 0; at < trees_.size(); ++at) {
      const Tree& tree = *trees_[at];
      for (Index node = 0; node < tree.nodes.size(); ++node) {
        const Requirement& requirement = catalog_[tree.ids[node]];
        if (requirement.kind != RequirementKind::holds) continue;
        drafts_.held.push_back({at, node, never, 0});
        for (std::uint32_t place = 0; place < learner_.items.size(); ++place) {
          see_held(tree, requirement, place, drafts_.held.back());
        }
      }
    }
  }

  void see_held(const Tree& tree, const Requirement& requirement, std::uint32_t place,
                HeldAward& found) {
    const Item& award = item(place);
    const auto type =
        award.achievement ? std::optional(catalog_[award.achievement].type) : award.type;
    if (!type || !contains(requirement.holds, *type)) return;
    const GradeScaleId asked =
        requirement.terms ? catalog_[requirement.terms].grade_scale : GradeScaleId{};
    Judged judged = judge_item(award, false);
    if (judged.usable) judge_pass(award, tree, asked, judged);
    if (judged.usable && !requirement.minimum_grade.empty()) {
      const GradeFinding grade = reaches_grade(award, tree, asked, requirement.minimum_grade);
      if (grade == GradeFinding::below) return;
      if (grade == GradeFinding::unknown) judged.limit(possible_standing, {});
    }
    if (!judged.usable || judged.standing >= found.standing) return;
    found.standing = judged.standing;
    found.item = place;
  }

  void add_substitutions() {
    for (const learner::Exception& each : learner_.exceptions) {
      if (each.kind != learner::ExceptionKind::substitute) continue;
      for (std::uint32_t at = 0; at < learner_.items.size(); ++at) {
        if (item(at).id == each.item) substitute(each, at);
      }
    }
  }

  void substitute(const learner::Exception& exception, std::uint32_t at) {
    const Item& taken = item(at);
    Draft draft = begin({at}, Way::substitution, taken.achievement);
    const Judged alone = judge_item(taken, false);
    if (!alone.usable) refuse(at, alone.because.front());
    for (Index tree = 0; tree < trees_.size(); ++tree) {
      const auto& exceptions = drafts_.exceptions[tree];
      const auto found =
          std::find_if(exceptions.begin(), exceptions.end(),
                       [&](const RuleException& each) { return each.exception == &exception; });
      if (found == exceptions.end()) continue;
      const Tree& program = *trees_[tree];
      const Index node = program.find(exception.node, catalog_);
      if (node == nothing || program.nodes[node].shape != Shape::leaf) continue;
      std::optional<Credit> credit = taken.credit;
      if (!credit && taken.achievement) credit = credit_of(taken.achievement, program);
      const bool resident = is_resident(taken, program);
      if (resident) draft.resident |= std::uint64_t{1} << tree;
      if (draft.spots.empty()) {
        draft.piece.origin = resident ? Origin::resident : Origin::transfer;
        set_credit(draft, credit, program);
      }
      Judged judged = judge_item(taken, false);
      if (judged.usable && !found->valid) {
        judged.limit(possible_standing, {.why = Why::claimed});
      }
      const CreditConversion* rule = nullptr;
      offer(draft, {.tree = tree,
                    .leaf = program.nodes[node].leaves.first,
                    .base = std::move(judged),
                    .credit = credit ? in_unit(catalog_, *credit, program.unit, rule)
                                     : Rational::unknown(),
                    .by_substitution = true});
    }
    finish(std::move(draft), {.why = Why::no_place});
  }

  /** The order in which the search looks at them (docs/audit.md, The best allocation). */
  void order() {
    const auto key_id = [&](const Draft& draft) {
      return draft.piece.as ? catalog_[draft.piece.as].id : std::string_view{};
    };
    sort_stably(drafts_.pieces, [&](const Draft& a, const Draft& b) {
      if (a.spots.size() != b.spots.size()) return a.spots.size() < b.spots.size();
      const bool a_dated = static_cast<bool>(a.completed);
      const bool b_dated = static_cast<bool>(b.completed);
      if (a_dated != b_dated) return a_dated;
      if (a_dated && a.completed.first_day() != b.completed.first_day()) {
        return a.completed.first_day() < b.completed.first_day();
      }
      if (key_id(a) != key_id(b)) return key_id(a) < key_id(b);
      return a.piece.items.front() < b.piece.items.front();
    });
  }

  const Catalog& catalog_;
  const Graph& graph_;
  const Equivalents& equivalents_;
  std::span<const Tree* const> trees_;
  const Learner& learner_;
  const DraftQuestion& question_;
  Drafts drafts_;
  std::vector<std::optional<Because>> otherwise_;  ///< by item: of the last way that failed
  std::uint32_t next_way_ = 0;
};

}  // namespace

Equivalents::Equivalents(const Catalog& catalog) {
  for (std::size_t at = 0; at < catalog.achievements.size(); ++at) {
    const AchievementId id{at};
    if (!catalog[id].study) continue;
    for (const AchievementId other : catalog[catalog[id].study].equivalents) {
      if (other != id) listed_.emplace_back(other, id);
    }
  }
  sort_stably(listed_);
}

std::vector<AchievementId> Equivalents::of(AchievementId id) const {
  std::vector<AchievementId> found{id};
  auto at = std::lower_bound(listed_.begin(), listed_.end(), std::pair(id, AchievementId{0}));
  for (; at != listed_.end() && at->first == id; ++at) add_once(found, at->second);
  return found;
}

bool concerns(const Catalog& catalog, const Learner& learner, const Rule& rule, Index tree,
              const Draft& draft, const std::vector<RuleException>& exceptions) {
  if (!rule.origins.empty()) {
    const Origin origin = draft.piece.origin == Origin::prior_learning ? Origin::prior_learning
                          : draft.resident_of(tree)                    ? Origin::resident
                                                                       : Origin::transfer;
    if (!contains(rule.origins, origin)) return false;
  }
  const Item& first = learner.items[draft.piece.items.front()];
  if (!rule.of.empty() && !picks_piece(catalog, rule.of, draft, first)) return false;
  if (picks_piece(catalog, rule.except, draft, first)) return false;
  return !is_let_off(learner, rule, draft, exceptions, true);
}

const RuleException* lifts(const Rule& rule, const std::vector<RuleException>& exceptions) {
  if (rule.id.empty()) return nullptr;
  const RuleException* found = nullptr;
  for (const RuleException& each : exceptions) {
    if (each.exception->kind != learner::ExceptionKind::allow || each.exception->rule != rule.id ||
        !each.exception->item.empty()) {
      continue;
    }
    if (found == nullptr || each.valid) found = &each;
  }
  return found;
}

const learner::Enrolment* enrolment_in(const Learner& learner, AchievementId program) {
  for (const learner::Enrolment& each : learner.enrolments) {
    if (each.program == program) return &each;
  }
  return nullptr;
}

GradeScaleId scale_of_item(const Catalog& catalog, const Item& item, OrganizationId owner,
                           GradeScaleId asked) {
  if (item.grade_scale) return item.grade_scale;
  OrganizationId issuer = item.issuer;
  if (!item.issuer_stated && item.achievement) issuer = catalog[item.achievement].owner;
  if (issuer && catalog[issuer].grade_scale) return catalog[issuer].grade_scale;
  const bool own = issuer ? issuer == owner : !item.issuer_stated;
  return own ? asked : GradeScaleId{};
}

Drafts draft_pieces(const Catalog& catalog, const Graph& graph, const Equivalents& equivalents,
                    std::span<const Tree* const> trees, const Learner& learner,
                    const DraftQuestion& question) {
  return Drafter(catalog, graph, equivalents, trees, learner, question).run();
}

}  // namespace credstack::audit
