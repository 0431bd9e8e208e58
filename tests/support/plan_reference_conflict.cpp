#include "support/plan_reference_conflict.hpp"

#include <algorithm>
#include <bit>
#include <set>

namespace credstack::test {
namespace {

using plan::InTheWay;
using plan::Wishes;
using plan::WishKind;

constexpr std::size_t kinds = static_cast<std::size_t>(WishKind::languages) + 1;

bool is_wished(const Wishes& wishes, WishKind kind) {
  switch (kind) {
    case WishKind::start:
      return static_cast<bool>(wishes.start);
    case WishKind::deadline:
      return static_cast<bool>(wishes.deadline);
    case WishKind::hours_per_week:
      return wishes.hours_per_week.has_value();
    case WishKind::budget:
      return wishes.budget.has_value();
    case WishKind::budget_per_term:
      return wishes.budget_per_term.has_value();
    case WishKind::exclude:
      return !wishes.exclude.empty() || !wishes.exclude_of.empty();
    case WishKind::include:
      return !wishes.include.empty();
    case WishKind::delivery:
      return !wishes.delivery.empty();
    case WishKind::languages:
      return !wishes.languages.empty();
  }
  return false;
}

Wishes without(Wishes wishes, WishKind kind) {
  switch (kind) {
    case WishKind::start:
      wishes.start = {};
      break;
    case WishKind::deadline:
      wishes.deadline = {};
      break;
    case WishKind::hours_per_week:
      wishes.hours_per_week.reset();
      break;
    case WishKind::budget:
      wishes.budget.reset();
      break;
    case WishKind::budget_per_term:
      wishes.budget_per_term.reset();
      break;
    case WishKind::exclude:
      wishes.exclude.clear();
      wishes.exclude_of.clear();
      break;
    case WishKind::include:
      wishes.include.clear();
      break;
    case WishKind::delivery:
      wishes.delivery.clear();
      break;
    case WishKind::languages:
      wishes.languages.clear();
      break;
  }
  return wishes;
}

bool contains(const auto& list, const auto& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

class NoPlanCheck {
 public:
  NoPlanCheck(const PlanWorld& world, const Wishes& wishes) : world_(world), wishes_(wishes) {
    for (std::size_t at = 0; at < kinds; ++at) {
      if (is_wished(wishes, static_cast<WishKind>(at))) wished_ |= Bits{1} << at;
    }
  }

  std::string check(const plan::NoPlan& none) {
    std::string wrong;
    Bits named = 0;
    for (const InTheWay& each : none.conflict) named |= bit(each.wish);
    if (static_cast<std::size_t>(std::popcount(named)) != none.conflict.size()) {
      wrong += "a wish is named twice\n";
    }
    if ((named & ~wished_) != 0) return wrong + "something is named that is not wished\n";
    if (feasible(named)) wrong += "what is named can all be had\n";
    for (const InTheWay& each : none.conflict) {
      if (!feasible(named & ~bit(each.wish))) wrong += name(each) + " is not in the way\n";
    }
    if (none.smallest && none.conflict.size() != smallest()) {
      wrong += "a smallest set has " + std::to_string(smallest()) + "\n";
    }
    for (const InTheWay& each : none.conflict) wrong += wrong_change(each);
    return complete_ ? wrong : "";
  }

 private:
  static Bits bit(WishKind kind) { return Bits{1} << static_cast<std::size_t>(kind); }
  static std::string name(const InTheWay& each) {
    return "wish " + std::to_string(static_cast<int>(each.wish));
  }

  bool feasible(Bits of) {
    const auto known = feasible_.find(of);
    if (known != feasible_.end()) return known->second;
    Wishes kept = wishes_;
    for (std::size_t at = 0; at < kinds; ++at) {
      if (!holds(of, at)) kept = without(kept, static_cast<WishKind>(at));
    }
    return feasible_[of] = feasible(kept);
  }
  bool feasible(const Wishes& wishes, const TaughtAnyhow& anyhow = {}) const {
    const PlanReference reference(world_, wishes, anyhow);
    const bool found = reference.feasible();
    complete_ = complete_ && reference.is_complete();
    return found;
  }

  std::size_t smallest() {
    std::size_t least = kinds;
    for (Bits of = 0; of < Bits{1} << kinds; ++of) {
      const auto size = static_cast<std::size_t>(std::popcount(of));
      if ((of & ~wished_) == 0 && size < least && !feasible(of)) least = size;
    }
    return least;
  }

  std::string wrong_change(const InTheWay& each) {
    const Wishes others = without(wishes_, each.wish);
    switch (each.wish) {
      case WishKind::start:
        if (!each.date || feasible(with_start(each.date))) return {};
        return "that start makes no plan possible\n";
      case WishKind::deadline: {
        const PlanReference reference(world_, others);
        const auto least = reference.earliest_end();
        complete_ = complete_ && reference.is_complete();
        if (each.date == least.value_or(Date{})) return {};
        return "a deadline is needed of " + (least ? least->to_string() : "none") + "\n";
      }
      case WishKind::hours_per_week:
        return wrong_hours(each);
      case WishKind::budget: {
        const PlanReference reference(world_, others);
        const auto least = reference.least_cost();
        complete_ = complete_ && reference.is_complete();
        if (each.minor == least) return {};
        return "a budget is needed of " + std::to_string(least.value_or(-1)) + "\n";
      }
      case WishKind::budget_per_term: {
        const auto least = least_for_a_term();
        if (each.minor == least) return {};
        return "a term's budget is needed of " + std::to_string(least.value_or(-1)) + "\n";
      }
      default:
        return wrong_things(each);
    }
  }

  Wishes with_start(Date start) const {
    Wishes changed = wishes_;
    changed.start = start;
    return changed;
  }

  /** Of a rate in whole seconds a week, one second less does not do. */
  std::string wrong_hours(const InTheWay& each) const {
    Wishes changed = wishes_;
    if (!each.hours) {
      // Without the wish it is not known how long some things take: that says nothing here.
      changed.hours_per_week = Rational(168);
      return feasible(changed) ? "more hours would do\n" : "";
    }
    changed.hours_per_week = each.hours;
    if (!feasible(changed)) return "so many hours do not do\n";
    changed.hours_per_week = *each.hours - Rational(1, 3600);
    const bool less = *changed.hours_per_week > *wishes_.hours_per_week && feasible(changed);
    return each.proven && less ? "fewer hours would do\n" : "";
  }

  /** What is paid in a term is what some steps cost. */
  std::optional<std::int64_t> least_for_a_term() const {
    const PlanReference reference(world_, wishes_);
    std::set<std::int64_t> sums{0};
    for (std::size_t at = 0; at < world_.things().size(); ++at) {
      const std::set<std::int64_t> known = sums;
      for (const std::int64_t sum : known) sums.insert(sum + reference.price(at).paid());
    }
    for (const std::int64_t sum : sums) {
      Wishes changed = wishes_;
      changed.budget_per_term->minor = sum;
      if (sum > wishes_.budget_per_term->minor && feasible(changed)) return sum;
    }
    return std::nullopt;
  }

  /** Every thing that the wish concerns. */
  std::vector<AchievementId> concerned(WishKind kind) const {
    if (kind == WishKind::include) return wishes_.include;
    std::vector<AchievementId> all;
    for (const PlanThing& thing : world_.things()) {
      if (thing.chosen_for) continue;
      const OrganizationId owner = world_.catalog()[thing.id].owner;
      const bool excluded =
          contains(wishes_.exclude, thing.id) || (owner && contains(wishes_.exclude_of, owner));
      const bool counts = kind != WishKind::exclude || excluded;
      if (counts && !contains(all, thing.id)) all.push_back(thing.id);
    }
    return all;
  }

  bool feasible_but_for(WishKind kind, const std::vector<AchievementId>& things) const {
    Wishes changed = wishes_;
    TaughtAnyhow anyhow;
    if (kind == WishKind::delivery) anyhow.delivery = things;
    if (kind == WishKind::languages) anyhow.languages = things;
    if (kind == WishKind::include || kind == WishKind::exclude) {
      std::vector<AchievementId> left;
      for (const AchievementId id : concerned(kind)) {
        if (!contains(things, id)) left.push_back(id);
      }
      changed = without(changed, kind);
      (kind == WishKind::include ? changed.include : changed.exclude) = left;
    }
    return feasible(changed, anyhow);
  }

  std::string wrong_things(const InTheWay& each) const {
    // What one would choose oneself has no name that could be said here.
    const bool chosen =
        std::any_of(world_.things().begin(), world_.things().end(),
                    [](const PlanThing& thing) { return static_cast<bool>(thing.chosen_for); });
    if (chosen && !wishes_.exclude_of.empty()) return {};
    const std::vector<AchievementId> all = concerned(each.wish);
    std::size_t least = all.size() + 1;
    for (Bits of = 0; of < Bits{1} << all.size(); ++of) {
      const auto size = static_cast<std::size_t>(std::popcount(of));
      if (size >= least) continue;
      std::vector<AchievementId> some;
      for (std::size_t at = 0; at < all.size(); ++at) {
        if (holds(of, at)) some.push_back(all[at]);
      }
      if (feasible_but_for(each.wish, some)) least = size;
    }
    if (least > all.size()) {
      return each.things.empty() ? "" : name(each) + ": no things help\n";
    }
    if (!feasible_but_for(each.wish, each.things)) return name(each) + ": these do not help\n";
    if (each.proven && each.things.size() != least) {
      return name(each) + ": fewer things help, " + std::to_string(least) + "\n";
    }
    return {};
  }

  const PlanWorld& world_;
  const Wishes& wishes_;
  Bits wished_ = 0;
  mutable bool complete_ = true;  ///< every schedule was looked at
  std::map<Bits, bool> feasible_;
};

}  // namespace

std::string what_is_wrong(const PlanWorld& world, const plan::Wishes& wishes,
                          const plan::NoPlan& none) {
  return NoPlanCheck(world, wishes).check(none);
}

}  // namespace credstack::test
