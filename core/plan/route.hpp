// A plan as it is shown: steps with days, prices, where they count, and what they ask for.
#pragma once

#include "plan/prices.hpp"
#include "plan/settler.hpp"
#include "plan/times.hpp"
#include "plan/universe.hpp"

namespace credstack::plan {

struct RouteSources {
  const Catalog& catalog;
  const Universe& universe;
  const Prices& prices;
  const Times& times;
};

Route route_of(const RouteSources& sources, const Task& task, const Settled& settled);

}  // namespace credstack::plan
