#include "plan/times.hpp"

#include <algorithm>

#include "audit/tree.hpp"
#include "model/sorting.hpp"

namespace credstack::plan {
namespace {

/** No further ahead is anything planned; about fifteen years. */
constexpr Day horizon = 15 * 366;
constexpr std::int64_t seconds_an_hour = 3600;

std::int64_t whole_up(std::int64_t number, std::int64_t by) { return (number + by - 1) / by; }

bool speaks(std::string_view tag, std::string_view wished) {
  // `en-NZ` is English; whoever wishes `en-NZ` does not get by with `en`.
  return tag.substr(0, wished.size()) == wished &&
         (tag.size() == wished.size() || tag[wished.size()] == '-');
}

bool any_language(const std::vector<std::string_view>& tags,
                  const std::vector<std::string_view>& wished) {
  return std::any_of(tags.begin(), tags.end(), [&](std::string_view tag) {
    return std::any_of(wished.begin(), wished.end(),
                       [&](std::string_view each) { return speaks(tag, each); });
  });
}

}  // namespace

Times::Times(const Catalog& catalog, const Wishes& wishes, Date start)
    : catalog_(catalog), wishes_(wishes), start_(start) {
  if (wishes.hours_per_week) {
    const Rational seconds = *wishes.hours_per_week * Rational(seconds_an_hour);
    rate_ = seconds.is_known() ? seconds.floor() : 0;
  }
}

Day Times::day_of(Date date) const {
  return static_cast<Day>(std::clamp<std::int64_t>(days_between(start_, date), -endless, endless));
}

std::vector<Day> Times::terms() const {
  std::vector<Day> days;
  for (const Term& term : catalog_.calendar) {
    for (Date first = term.start; day_of(first) <= horizon;) {
      if (day_of(first) > 0) days.push_back(day_of(first));
      if (!term.every || term.every.most_days() <= 0) break;
      first = add(first, term.every);
    }
  }
  if (catalog_.calendar.empty()) {
    for (Date first = add(start_, {.months = 6}); day_of(first) <= horizon;
         first = add(first, {.months = 6})) {
      days.push_back(day_of(first));
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

bool Times::is_as_wished(const Achievement& record) const {
  if (!record.study) return true;
  const StudyFacts& facts = catalog_[record.study];
  if (!facts.offerings.empty()) {
    return std::any_of(
        facts.offerings.begin(), facts.offerings.end(),
        [&](const Offering& offering) { return is_offered_as_wished(offering, facts); });
  }
  return is_offered_as_wished({}, facts);
}

bool Times::is_offered_as_wished(const Offering& offering, const StudyFacts& facts) const {
  const auto wished = [&](Delivery each) {
    return std::find(wishes_.delivery.begin(), wishes_.delivery.end(), each) !=
           wishes_.delivery.end();
  };
  if (!wishes_.delivery.empty()) {
    if (offering.delivery) {
      if (!wished(*offering.delivery)) return false;
    } else if (!facts.delivery.empty() &&
               std::none_of(facts.delivery.begin(), facts.delivery.end(), wished)) {
      return false;
    }
  }
  if (wishes_.languages.empty()) return true;
  const auto& tags = offering.languages.empty() ? facts.languages : offering.languages;
  return tags.empty() || any_language(tags, wishes_.languages);
}

std::optional<std::int64_t> Times::seconds_of(const Achievement& record, Thing& thing) const {
  if (record.workload && record.workload.most_days() == 0) {
    const std::int64_t minutes = std::int64_t{record.workload.hours} * 60 + record.workload.minutes;
    thing.hours = Rational(minutes, 60);
    return minutes * 60;
  }
  if (record.non_credit || !record.credit) return std::nullopt;
  const CreditConversion* rule = nullptr;
  const Credit most{record.credit->max, record.credit->max, record.credit->unit};
  const Rational hours = audit::in_unit(catalog_, most, "hours", rule);
  if (!hours.is_known()) return std::nullopt;
  thing.hours = hours;
  const Rational seconds = hours * Rational(seconds_an_hour);
  return seconds.is_known() ? std::optional(seconds.ceil()) : std::nullopt;
}

void Times::add_slots(const Offering& offering, Index at, Thing& thing) const {
  Date first = offering.start;
  Date last = offering.end;
  for (bool expected = false; day_of(first) <= horizon; expected = true) {
    const Slot slot{day_of(first), day_of(last), at, expected};
    if (slot.start >= 0 && slot.end >= slot.start) thing.slots.push_back(slot);
    if (!offering.every || offering.every.most_days() <= 0) break;
    first = add(first, offering.every);
    last = add(last, offering.every);
  }
}

void Times::set(Thing& thing) const {
  if (thing.prior_learning) return;  // takes no time of its own
  const Achievement& record = *thing.record;
  const std::optional<std::int64_t> seconds = seconds_of(record, thing);
  const StudyFacts* facts = record.study ? &catalog_[record.study] : nullptr;
  if (facts != nullptr && facts->offerings.empty() && facts->offered_otherwise) {
    thing.span_known = false;  // it is offered at times that nobody can read
  } else if (facts != nullptr && !facts->offerings.empty()) {
    thing.any_day = false;
    for (Index at = 0; at < facts->offerings.size(); ++at) {
      if (is_offered_as_wished(facts->offerings[at], *facts)) {
        add_slots(facts->offerings[at], at, thing);
      }
    }
    sort_stably(thing.slots, [](const Slot& a, const Slot& b) {
      return a.start != b.start ? a.start < b.start : a.end < b.end;
    });
  } else if (record.duration && record.duration.is_calendar()) {
    thing.span = static_cast<Day>(std::min<std::int64_t>(record.duration.most_days(), horizon));
  } else if (seconds && rate_ > 0) {
    thing.span = static_cast<Day>(
        std::min<std::int64_t>(whole_up(*seconds * 7, rate_), std::int64_t{horizon} * 4));
  } else {
    thing.span_known = false;
  }
  if (rate_ < 0) return;
  if (!seconds) {
    // Nobody can say whether there is time for it.
    thing.span_known = false;
    thing.span = 0;
    thing.any_day = true;
    thing.slots.clear();
    return;
  }
  if (thing.any_day) {
    if (!thing.span_known || *seconds == 0) return;
    const std::int64_t shortest = rate_ == 0 ? horizon : whole_up(*seconds * 7, rate_);
    thing.span = static_cast<Day>(std::max<std::int64_t>(
        thing.span, std::min<std::int64_t>(shortest, std::int64_t{horizon} * 4)));
    thing.rate = whole_up(*seconds * 7, std::max(thing.span, 1));
    return;
  }
  for (const Slot& slot : thing.slots) {
    thing.slot_rates.push_back(whole_up(*seconds * 7, slot.end - slot.start + 1));
  }
}

}  // namespace credstack::plan
