#include "plan/outlay.hpp"

#include <algorithm>

namespace credstack::plan {
namespace {

bool is_award(const Catalog& catalog, const Step& step) {
  if (step.choice) return false;
  const AchievementType type = catalog[step.thing].type;
  return type != AchievementType::course && type != AchievementType::assessment &&
         !step.prior_learning && step.end;
}

}  // namespace

std::optional<Outlay> outlay_of(const Catalog& catalog, const Route& route, std::uint32_t awards) {
  std::vector<Date> ends;
  for (const Step& step : route.steps) {
    if (is_award(catalog, step)) ends.push_back(step.end);
  }
  if (awards == 0 || ends.size() < awards) return std::nullopt;
  std::sort(ends.begin(), ends.end());
  const Date day = ends[awards - 1];
  Outlay made;
  made.paid = route.charged_once;
  for (const Step& step : route.steps) {
    // An award that takes no day ends on the day before.
    const bool ends_then = is_award(catalog, step) && step.end <= day;
    if (!ends_then && (!step.start || day < step.start)) continue;
    made.paid += step.price.minor.value_or(0) - step.price.funded;
    if (!step.price.minor) ++made.unknown_prices;
  }
  return made;
}

}  // namespace credstack::plan
