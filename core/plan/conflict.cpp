#include "plan/conflict.hpp"

#include <algorithm>
#include <bit>

namespace credstack::plan {
namespace {

/** Wishes that may be in the way, in the order in which they are named. */
constexpr WishKind kinds[] = {
    WishKind::start,   WishKind::deadline,        WishKind::hours_per_week,
    WishKind::budget,  WishKind::budget_per_term, WishKind::exclude,
    WishKind::include, WishKind::delivery,        WishKind::languages};

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
    default:
      return false;
  }
}

void drop(Wishes& wishes, WishKind kind) {
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
    default:
      break;
  }
}

/** Of the work of a plan, for each question whether there is one. */
constexpr std::uint64_t share = 8;

/** Things to be included of which every choice is looked at. */
constexpr std::size_t most_included = 6;

enum class Can : std::uint8_t { yes, no, unknown };

class Explainer {
 public:
  Explainer(Ground& ground, const Wishes& wishes) : ground_(ground), wishes_(wishes) {
    for (const WishKind kind : kinds) {
      if (is_wished(wishes, kind)) wished_.push_back(kind);
    }
  }

  NoPlan run() {
    NoPlan made;
    if (wished_.empty() || can(kept({})) == Can::no) {
      made.unmet = ground_.unmet();
      // All of it could be met, but never at one time.
      if (made.unmet.empty()) made.unmet.push_back(ground_.universe().tree->ids.front());
      return made;
    }
    const auto all = std::uint32_t{1} << wished_.size();
    std::uint32_t smallest = all - 1;
    for (int size = 1; size < static_cast<int>(wished_.size()); ++size) {
      bool found = false;
      for (std::uint32_t set = 1; set < all && !found; ++set) {
        if (std::popcount(set) != size) continue;
        const Can here = can(kept(members(set)));
        if (here == Can::unknown) made.smallest = false;
        found = here == Can::no;
        if (found) smallest = set;
      }
      if (found) break;
    }
    for (const WishKind kind : members(smallest)) made.conflict.push_back(in_the_way(kind));
    return made;
  }

 private:
  std::vector<WishKind> members(std::uint32_t set) const {
    std::vector<WishKind> list;
    for (std::size_t at = 0; at < wished_.size(); ++at) {
      if ((set >> at & 1U) != 0) list.push_back(wished_[at]);
    }
    return list;
  }

  /** The wishes with only these of them that may be in the way. */
  Wishes kept(const std::vector<WishKind>& list) const {
    Wishes wishes = wishes_;
    for (const WishKind kind : wished_) {
      if (std::find(list.begin(), list.end(), kind) == list.end()) drop(wishes, kind);
    }
    return wishes;
  }

  Can can(const Wishes& wishes) {
    Planning planning(ground_, wishes, ground_.options().work_limit / share);
    const auto route = planning.best(Certainty::planned, Kind::any, {Objective::steps});
    if (route) return Can::yes;
    return planning.stopped() ? Can::unknown : Can::no;
  }

  /** The least change of one wish that makes a plan possible, all others kept. */
  InTheWay in_the_way(WishKind kind) {
    InTheWay made;
    made.wish = kind;
    Wishes without = wishes_;
    drop(without, kind);
    Planning planning(ground_, without, ground_.options().work_limit);
    switch (kind) {
      case WishKind::budget: {
        const auto route = planning.least(Objective::cost);
        if (route) made.minor = route->cost;
        made.proven = route && route->proof.optimal;
        break;
      }
      case WishKind::deadline: {
        const auto route = planning.least(Objective::time);
        if (route) made.date = route->end;
        made.proven = route && route->proof.optimal;
        break;
      }
      case WishKind::start:
        if (can(without) == Can::yes) made.date = ground_.options().on;
        break;
      case WishKind::hours_per_week:
        made.hours = least_hours(made.proven);
        break;
      case WishKind::budget_per_term:
        made.minor = least_per_term(made.proven);
        break;
      default:
        made.things = things_of(kind, planning, made.proven);
        break;
    }
    return made;
  }

  /** Hours a week, to the second, that are enough; none: no number is. */
  std::optional<Rational> least_hours(bool& proven) {
    constexpr std::int64_t most = std::int64_t{168} * 3600;
    const auto enough = [&](std::int64_t seconds) {
      Wishes wishes = wishes_;
      wishes.hours_per_week = Rational(seconds, 3600);
      const Can here = can(wishes);
      if (here == Can::unknown) proven = false;
      return here == Can::yes;
    };
    if (!enough(most)) return std::nullopt;
    const Rational wished = *wishes_.hours_per_week * Rational(3600);
    std::int64_t low = wished.is_known() ? wished.floor() : 0;
    std::int64_t high = most;
    while (low + 1 < high) {
      const std::int64_t next = (low + high) / 2;
      (enough(next) ? high : low) = next;
    }
    return Rational(high, 3600);
  }

  std::optional<std::int64_t> least_per_term(bool& proven) {
    Wishes without = wishes_;
    drop(without, WishKind::budget_per_term);
    Planning planning(ground_, without, ground_.options().work_limit);
    const auto route = planning.least(Objective::cost);
    if (!route) return std::nullopt;
    const auto enough = [&](std::int64_t minor) {
      Wishes wishes = wishes_;
      wishes.budget_per_term->minor = minor;
      const Can here = can(wishes);
      if (here == Can::unknown) proven = false;
      return here == Can::yes;
    };
    // All of it in one term is enough, where it can be had in time at all.
    std::int64_t low = wishes_.budget_per_term->minor;
    std::int64_t high = std::max(route->cost, low + 1);
    if (!enough(high)) return std::nullopt;
    while (low + 1 < high) {
      const std::int64_t next = low + (high - low) / 2;
      (enough(next) ? high : low) = next;
    }
    return high;
  }

  /** The fewest of the things to be included that are in the way; none: leaving any out is not
   * enough. */
  std::vector<AchievementId> too_many(bool& proven) {
    const std::vector<AchievementId>& all = wishes_.include;
    const std::size_t looked_at = std::min(all.size(), most_included);
    proven = all.size() <= most_included;
    for (int size = 1; size <= static_cast<int>(looked_at); ++size) {
      for (std::uint32_t out = 1; out < std::uint32_t{1} << looked_at; ++out) {
        if (std::popcount(out) != size) continue;
        Wishes wishes = wishes_;
        wishes.include.clear();
        std::vector<AchievementId> left_out;
        for (std::size_t at = 0; at < all.size(); ++at) {
          const bool is_out = at < looked_at && (out >> at & 1U) != 0;
          (is_out ? left_out : wishes.include).push_back(all[at]);
        }
        const Can here = can(wishes);
        if (here == Can::yes) return left_out;
        if (here == Can::unknown) proven = false;
      }
    }
    return {};
  }

  /** The fewest things that were closed by a wish and are needed. */
  std::vector<AchievementId> things_of(WishKind kind, Planning& without, bool& proven) {
    if (kind == WishKind::include) return too_many(proven);
    std::vector<AchievementId> things;
    const Planning with(ground_, wishes_, ground_.options().work_limit);
    const Task closed = with.task(Certainty::planned, Kind::any);
    for (const Index at : without.fewest_of(closed, proven)) {
      things.push_back(closed.things[at].id);
    }
    return things;
  }

  Ground& ground_;
  const Wishes& wishes_;
  std::vector<WishKind> wished_;
};

}  // namespace

NoPlan explain(Ground& ground, const Wishes& wishes) { return Explainer(ground, wishes).run(); }

}  // namespace credstack::plan
