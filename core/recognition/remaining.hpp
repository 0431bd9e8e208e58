// What a target still takes after a step: time and money, as far as they are published.
#pragma once

#include <optional>
#include <vector>

#include "recognition/step.hpp"

namespace credstack {

enum class Method : std::uint8_t {
  stated,         ///< the decision or the owner states it
  per_credit,     ///< a published price for each credit, times the credit
  in_proportion,  ///< the published whole, by the share of credit left: indicative
};

struct RemainingTime {
  Duration duration;
  Method method = Method::stated;
};

/** The time to the target after the step; none: not known. */
std::optional<RemainingTime> remaining_time(const Catalog& catalog, const Step& step);

/** One sum of money for one audience. */
struct CostTotal {
  Money sum;                       ///< of what is published, in one currency
  const Text* audience = nullptr;  ///< none: for everybody
  Method method = Method::stated;
  std::vector<CostKind> kinds;          ///< what the sum holds
  std::vector<CostKind> not_published;  ///< what is charged too, for an amount nobody states
  const Source* source = nullptr;       ///< of its first part
  bool mixed_currencies =
      false;  ///< parts in another currency are left out, and listed as not published

  bool indicative() const { return method == Method::in_proportion; }
};

/** All that an achievement costs from the start, an entry for each audience; empty: not published.
 */
std::vector<CostTotal> whole_cost(const Catalog& catalog, AchievementId id, Date on);

/**
 * What an achievement costs from the start one kind of learner: of the costs of that audience, else
 * of those without any. `audience`: its words in some language; empty: it is not known which.
 * @param depends  is set where only the audience decides: then nothing is known.
 */
std::optional<CostTotal> cost_for(const Catalog& catalog, AchievementId id,
                                  std::string_view audience, Date on, bool& depends);

/** Whether a cost holds on a day. */
bool in_force(const Cost& cost, Date on);
/** Whether a text says these words in one of its languages, whatever their case. */
bool says(const Text& text, std::string_view words);

/** What the target of a step costs after it, an entry for each audience; empty: not known. */
std::vector<CostTotal> remaining_cost(const Catalog& catalog, const Step& step, Date on);

}  // namespace credstack
