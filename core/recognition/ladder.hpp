// The question from the other side: what stacks into a program, rung by rung, where one can step
// off and how one comes back.
#pragma once

#include <vector>

#include "recognition/paths.hpp"
#include "recognition/remaining.hpp"
#include "recognition/types.hpp"

namespace credstack {

/** How a holder of the rung comes back to go on, as far as a limit is stated. */
struct ReEntry {
  Date until;       ///< the decision's own end, or the agreement's
  Duration within;  ///< of earning the rung
  OnExpiry on_expiry = OnExpiry::not_stated;
  Duration program_limit;  ///< the time in which the whole has to be finished
};

struct Rung {
  Reached way;              ///< from the rung to the program; its step leads to the next rung
  std::uint32_t depth = 1;  ///< steps to the program
  std::vector<TypeFinding> types;
  bool exit = false;  ///< it is an award of its own: one can stop here with something in hand
  bool stands_alone = false;  ///< evidence of value in work by somebody other than its owner
  ReEntry re_entry;
  std::vector<CostTotal> cost;        ///< of the rung itself
  std::optional<RemainingTime> time;  ///< from the rung to the next
  std::vector<CostTotal> remaining;   ///< likewise
};

struct LadderAnswer {
  AchievementId program;
  Date on;
  std::vector<Rung> rungs;   ///< furthest from the program first, then by level as far as known
  std::int64_t courses = 0;  ///< courses that the requirements name
  std::optional<Credit> total;
  bool total_stated = true;
  std::vector<CostTotal> cost;  ///< of the whole program, without any rung
  std::optional<TypeFinding> supplemental;
};

LadderAnswer ladder(const Catalog& catalog, const Graph& graph, AchievementId program, Date on);

}  // namespace credstack
