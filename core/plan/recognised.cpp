#include "plan/recognised.hpp"

#include <algorithm>

#include "recognition/step.hpp"

namespace credstack::plan {

std::vector<bool> recognised_by_somebody(const Catalog& catalog, Date on) {
  std::vector<bool> made(catalog.achievements.size(), false);
  for (std::size_t at = 0; at < catalog.recognitions.size(); ++at) {
    const RecognitionId id{at};
    const Recognition& decision = catalog[id];
    // Of a set none counts alone.
    if (decision.credentials.size() != 1) continue;
    const AchievementId from = decision.credentials.front();
    if (made[from.index()]) continue;
    made[from.index()] =
        std::any_of(decision.targets.begin(), decision.targets.end(), [&](AchievementId to) {
          const credstack::Step step =
              judge(catalog, {.from = from, .to = to, .recognition = id, .leaf = {}}, on);
          return step.verdict <= Verdict::conditional && step.standing == Standing::recognised &&
                 leads(step.effect);
        });
  }
  return made;
}

}  // namespace credstack::plan
