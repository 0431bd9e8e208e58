#include "plan/conflict.hpp"

#include <algorithm>
#include <bit>
#include <utility>

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

}  // namespace

enum class Can : std::uint8_t { yes, no, unknown };

namespace {

class Explainer {
 public:
  Explainer(Ground& ground, const Wishes& wishes) : ground_(ground), wishes_(wishes) {
    for (const WishKind kind : kinds) {
      if (is_wished(wishes, kind)) wished_.push_back(kind);
    }
  }

  Work<NoPlan> run() {
    NoPlan made;
    const Can without_any = wished_.empty() ? Can::no : co_await can(kept({}));
    made.smallest = without_any != Can::unknown;
    if (without_any == Can::no) {
      made.unmet = ground_.unmet();
      // All of it could be met, but never at one time.
      if (made.unmet.empty()) made.unmet.push_back(ground_.universe().tree->ids.front());
      co_return made;
    }
    const auto all = std::uint32_t{1} << wished_.size();
    std::uint32_t smallest = all - 1;
    for (int size = 1; size < static_cast<int>(wished_.size()); ++size) {
      bool found = false;
      for (std::uint32_t set = 1; set < all && !found; ++set) {
        if (std::popcount(set) != size) continue;
        const Can here = co_await can(kept(members(set)));
        if (here == Can::unknown) made.smallest = false;
        found = here == Can::no;
        if (found) smallest = set;
      }
      if (found) break;
    }
    for (const WishKind kind : members(smallest)) {
      InTheWay each = co_await in_the_way(kind);
      made.conflict.push_back(std::move(each));
    }
    co_return made;
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

  Work<Can> can(Wishes wishes) {
    Planning planning(ground_, wishes, ground_.options().work_limit / share);
    const std::vector<Objective> fewest{Objective::steps};
    const auto route = co_await planning.best(Certainty::planned, Kind::any, fewest);
    if (route) co_return Can::yes;
    co_return planning.stopped() ? Can::unknown : Can::no;
  }

  /** The least change of one wish that makes a plan possible, all others kept. */
  Work<InTheWay> in_the_way(WishKind kind) {
    InTheWay made;
    made.wish = kind;
    Wishes without = wishes_;
    drop(without, kind);
    Planning planning(ground_, without, ground_.options().work_limit);
    switch (kind) {
      case WishKind::budget: {
        const auto route = co_await planning.least(Objective::cost);
        if (route) made.minor = route->cost;
        made.proven = route && route->proof.optimal;
        break;
      }
      case WishKind::deadline: {
        const auto route = co_await planning.least(Objective::time);
        if (route) made.date = route->end;
        made.proven = route && route->proof.optimal;
        break;
      }
      case WishKind::start: {
        const Can here = co_await can(without);
        if (here == Can::yes) made.date = ground_.options().on;
      } break;
      case WishKind::hours_per_week:
        made.hours = co_await least_hours(made.proven);
        break;
      case WishKind::budget_per_term:
        made.minor = co_await least_per_term(made.proven);
        break;
      default:
        made.things = co_await things_of(kind, planning, made.proven);
        break;
    }
    co_return made;
  }

  /** Whether there is a plan by these wishes; where that is not known, nothing is proven. */
  Work<bool> is_enough(Wishes wishes, bool& proven) {
    const Can here = co_await can(std::move(wishes));
    if (here == Can::unknown) proven = false;
    co_return here == Can::yes;
  }

  Work<bool> hours_are_enough(std::int64_t seconds, bool& proven) {
    Wishes wishes = wishes_;
    wishes.hours_per_week = Rational(seconds, 3600);
    return is_enough(std::move(wishes), proven);
  }

  /** Hours a week, to the second, that are enough; none: no number is. */
  Work<std::optional<Rational>> least_hours(bool& proven) {
    constexpr std::int64_t most = std::int64_t{168} * 3600;
    const bool any = co_await hours_are_enough(most, proven);
    if (!any) co_return std::nullopt;
    const Rational wished = *wishes_.hours_per_week * Rational(3600);
    std::int64_t low = wished.is_known() ? wished.floor() : 0;
    std::int64_t high = most;
    while (low + 1 < high) {
      const std::int64_t next = (low + high) / 2;
      const bool enough = co_await hours_are_enough(next, proven);
      (enough ? high : low) = next;
    }
    co_return Rational(high, 3600);
  }

  Work<bool> much_a_term_is_enough(std::int64_t minor, bool& proven) {
    Wishes wishes = wishes_;
    wishes.budget_per_term->minor = minor;
    return is_enough(std::move(wishes), proven);
  }

  Work<std::optional<std::int64_t>> least_per_term(bool& proven) {
    Wishes without = wishes_;
    drop(without, WishKind::budget_per_term);
    Planning planning(ground_, without, ground_.options().work_limit);
    const auto route = co_await planning.least(Objective::cost);
    if (!route) co_return std::nullopt;
    // All of it in one term is enough, where it can be had in time at all.
    std::int64_t low = wishes_.budget_per_term->minor;
    std::int64_t high = std::max(route->cost, low + 1);
    const bool any = co_await much_a_term_is_enough(high, proven);
    if (!any) co_return std::nullopt;
    while (low + 1 < high) {
      const std::int64_t next = low + (high - low) / 2;
      const bool enough = co_await much_a_term_is_enough(next, proven);
      (enough ? high : low) = next;
    }
    co_return high;
  }

  /** The fewest of the things to be included that are in the way; none: leaving any out is not
   * enough. */
  Work<std::vector<AchievementId>> too_many(bool& proven) {
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
        const Can here = co_await can(wishes);
        if (here == Can::yes) co_return left_out;
        if (here == Can::unknown) proven = false;
      }
    }
    co_return {};
  }

  /** The fewest things that were closed by a wish and are needed. */
  Work<std::vector<AchievementId>> things_of(WishKind kind, Planning& without, bool& proven) {
    if (kind == WishKind::include) co_return co_await too_many(proven);
    std::vector<AchievementId> things;
    const Planning with(ground_, wishes_, ground_.options().work_limit);
    const Task closed = with.task(Certainty::planned, Kind::any);
    const std::vector<Index> fewest = co_await without.fewest_of(closed, proven);
    for (const Index at : fewest) {
      things.push_back(closed.things[at].id);
    }
    co_return things;
  }

  Ground& ground_;
  const Wishes& wishes_;
  std::vector<WishKind> wished_;
};

}  // namespace

Work<NoPlan> explain(Ground& ground, const Wishes& wishes) {
  Explainer explainer(ground, wishes);
  NoPlan made = co_await explainer.run();
  co_return made;
}

}  // namespace credstack::plan
