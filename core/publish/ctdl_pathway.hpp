// A ladder as a CTDL Pathway: components that stand for the awards, and what precedes what.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/catalog.hpp"
#include "recognition/ladder.hpp"

namespace credstack::publish {

/** An award on a route, and the one it leads on to. */
struct RouteStep {
  AchievementId award;
  AchievementId next;
  std::vector<std::string> conditions;  ///< in English; none where the step holds without any
};

/** Ways to one award. Of the awards that lead to the same next one, any one will do. */
struct Route {
  std::string id;  ///< the pathway's own address
  Text name;
  AchievementId destination;
  std::string_view owner;        ///< who publishes the pathway; empty: not stated
  std::vector<RouteStep> steps;  ///< each leads to the destination or to the award of another
};

/**
 * The rungs of a ladder that hold on its day, with or without conditions. Claims, refusals and what
 * is not known are no steps of a route; `left_out` counts them.
 */
Route route_of(const Catalog& catalog, const LadderAnswer& ladder, std::size_t& left_out);

/** The route as one JSON-LD document. */
std::string ctdl_pathway(const Catalog& catalog, const Route& route);

}  // namespace credstack::publish
