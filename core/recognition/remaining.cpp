#include "recognition/remaining.hpp"

#include <algorithm>

namespace credstack {
namespace {

/** How much of the target is left, as a share; unknown unless it is one exact number. */
Rational share_left(const Step& step) {
  const auto& [remaining, total] = std::pair(step.credit.remaining, step.credit.total);
  if (!remaining || !total || !remaining->is_exact() || !total->is_exact() ||
      remaining->unit != total->unit) {
    return Rational::unknown();
  }
  return remaining->min / total->min;
}

/** A share of a span in whole units of its own, rounded up; none where its units are mixed. */
std::optional<Duration> part_of(const Duration& whole, Rational share) {
  const auto scaled = [share](std::int64_t amount) {
    return static_cast<std::int32_t>((Rational(amount) * share).ceil());
  };
  Duration part;
  if (whole.weeks == 0 && whole.days == 0 && whole.is_calendar()) {
    const std::int32_t months = scaled(std::int64_t{whole.years} * 12 + whole.months);
    part.years = months / 12;
    part.months = months % 12;
    return part;
  }
  if (whole == Duration{.weeks = whole.weeks}) {
    part.weeks = scaled(whole.weeks);
    return part;
  }
  if (whole == Duration{.days = whole.days}) {
    part.days = scaled(whole.days);
    return part;
  }
  return std::nullopt;
}

bool same_text(const Text& a, const Text& b) {
  return std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                    [](const Text::Entry& x, const Text::Entry& y) {
                      return x.language == y.language && x.value == y.value;
                    });
}

/** How much of each kind of cost is due. Unknown where a price by credit meets unknown credit. */
struct Amounts {
  Rational credits;  ///< to be paid for, in the unit of the achievement's own credit
  Rational share;    ///< of a price for the whole
};

class Adder {
 public:
  Adder(const Text* audience, const Amounts& amounts) : amounts_(amounts) {
    total_.audience = audience;
  }

  void add(const Cost& cost) {
    Rational amount = Rational::unknown();
    if (cost.price) amount = due(cost.kind, cost.price->minor);
    if (!amount.is_known()) {
      total_.not_published.push_back(cost.kind);
      return;
    }
    if (total_.kinds.empty()) {
      total_.sum.currency = cost.price->currency;
      total_.source = &cost.source;
    } else if (total_.sum.code() != cost.price->code()) {
      total_.mixed_currencies = true;
      total_.not_published.push_back(cost.kind);
      return;
    }
    total_.kinds.push_back(cost.kind);
    // A price is paid in whole minor units: what does not divide is rounded up.
    total_.sum.minor += amount.ceil();
    const Date seen = cost.price->as_of ? cost.price->as_of : cost.source.seen();
    if (!total_.sum.as_of || (seen && seen < total_.sum.as_of)) total_.sum.as_of = seen;
  }

  const CostTotal& total() const { return total_; }

 private:
  Rational due(CostKind kind, std::int64_t minor) {
    if (kind == CostKind::tuition_per_credit) {
      total_.method = std::max(total_.method, Method::per_credit);
      return Rational(minor) * amounts_.credits;
    }
    if (kind == CostKind::tuition || kind == CostKind::total) {
      if (amounts_.share != Rational(1)) total_.method = Method::in_proportion;
      return Rational(minor) * amounts_.share;
    }
    return minor;
  }

  const Amounts& amounts_;
  CostTotal total_;
};

/** The costs for one audience; none: for everybody. */
CostTotal add_up_for(const Achievement& achievement, const Amounts& amounts, Date on,
                     const Text* audience) {
  const auto concerns = [&](const Cost& cost) {
    if (!in_force(cost, on)) return false;
    return !cost.audience || (audience != nullptr && same_text(cost.audience, *audience));
  };
  const bool has_sum =
      std::any_of(achievement.costs.begin(), achievement.costs.end(), [&](const Cost& cost) {
        return concerns(cost) && cost.kind == CostKind::total && cost.price;
      });
  Adder adder(audience, amounts);
  for (const Cost& cost : achievement.costs) {
    // A stated sum holds its parts.
    if (concerns(cost) && (!has_sum || cost.kind == CostKind::total)) adder.add(cost);
  }
  return adder.total();
}

std::vector<CostTotal> add_up(const Achievement& achievement, const Amounts& amounts, Date on) {
  std::vector<const Text*> audiences;
  for (const Cost& cost : achievement.costs) {
    if (!in_force(cost, on) || !cost.audience) continue;
    const bool known = std::any_of(audiences.begin(), audiences.end(), [&](const Text* other) {
      return same_text(*other, cost.audience);
    });
    if (!known) audiences.push_back(&cost.audience);
  }
  if (audiences.empty()) audiences.push_back(nullptr);

  std::vector<CostTotal> totals;
  for (const Text* audience : audiences) {
    CostTotal total = add_up_for(achievement, amounts, on, audience);
    if (!total.kinds.empty()) totals.push_back(std::move(total));
  }
  return totals;
}

Amounts of_the_whole(const Achievement& achievement) {
  Amounts amounts{Rational::unknown(), 1};
  if (achievement.credit && achievement.credit->is_exact()) {
    amounts.credits = achievement.credit->min;
  }
  return amounts;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool in_force(const Cost& cost, Date on) {
  return (!cost.valid_from || cost.valid_from.first_day() <= on) &&
         (!cost.valid_until || on <= cost.valid_until.last_day());
}

bool says(const Text& text, std::string_view words) {
  return std::any_of(text.entries.begin(), text.entries.end(), [&](const Text::Entry& entry) {
    return std::equal(entry.value.begin(), entry.value.end(), words.begin(), words.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
  });
}

std::optional<RemainingTime> remaining_time(const Catalog& catalog, const Step& step) {
  if (step.recognition && catalog[step.recognition].remaining_duration) {
    return RemainingTime{catalog[step.recognition].remaining_duration, Method::stated};
  }
  const Duration& whole = catalog[step.to].duration;
  const Rational left = share_left(step);
  if (!whole || !left.is_known()) return std::nullopt;
  if (left == Rational(1)) return RemainingTime{whole, Method::stated};
  const auto part = part_of(whole, left);
  if (!part) return std::nullopt;
  return RemainingTime{*part, Method::in_proportion};
}

std::vector<CostTotal> whole_cost(const Catalog& catalog, AchievementId id, Date on) {
  const Achievement& achievement = catalog[id];
  return add_up(achievement, of_the_whole(achievement), on);
}

std::optional<CostTotal> cost_for(const Catalog& catalog, AchievementId id,
                                  std::string_view audience, Date on, bool& depends) {
  const Achievement& achievement = catalog[id];
  const Text* chosen = nullptr;
  bool for_everybody = false;
  bool for_some = false;
  for (const Cost& cost : achievement.costs) {
    if (!in_force(cost, on)) continue;
    if (!cost.audience) {
      for_everybody = true;
      continue;
    }
    for_some = true;
    if (!audience.empty() && says(cost.audience, audience)) chosen = &cost.audience;
  }
  depends = for_some && chosen == nullptr && (audience.empty() || !for_everybody);
  if (depends || (!for_some && !for_everybody)) return std::nullopt;
  return add_up_for(achievement, of_the_whole(achievement), on, chosen);
}

std::vector<CostTotal> remaining_cost(const Catalog& catalog, const Step& step, Date on) {
  const Achievement& target = catalog[step.to];
  if (step.recognition && catalog[step.recognition].remaining_cost) {
    CostTotal stated;
    stated.sum = *catalog[step.recognition].remaining_cost;
    stated.source = &catalog[step.recognition].source;
    if (!stated.sum.as_of) stated.sum.as_of = stated.source->seen();
    return {stated};
  }
  Amounts amounts{Rational::unknown(), share_left(step)};
  const auto& remaining = step.credit.remaining;
  if (remaining && remaining->is_exact() && target.credit &&
      remaining->unit == target.credit->unit) {
    amounts.credits = remaining->min;
  }
  return add_up(target, amounts, on);
}

}  // namespace credstack
