#include "recognition/record_types.hpp"
#include "model/sorting.hpp"

#include <algorithm>

namespace credstack {
namespace {

RecordType type_of(const RecordFinding& finding) {
  const bool higher = !finding.higher.empty();
  const bool same = !finding.same.empty();
  if (higher && same) return RecordType::hybrid;
  // An award that does not compare could still make the record vertical or hybrid.
  if (!finding.not_comparable.empty()) return RecordType::unknown;
  if (higher) return RecordType::vertical;
  if (same) return RecordType::same_level;
  return finding.lower.empty() ? RecordType::none : RecordType::lower_only;
}

}  // namespace

std::string_view word(RecordType type) {
  constexpr std::string_view words[] = {"none",   "vertical",  "sameLevel",
                                        "hybrid", "lowerOnly", "unknown"};
  return words[static_cast<std::size_t>(type)];
}

RecordAnswer record_types(const Catalog& catalog, std::vector<Award> awards,
                          const std::vector<int>& window_years) {
  sort_stably(awards, [](const Award& a, const Award& b) { return a.date < b.date; });
  const Award& first = awards.front();
  RecordAnswer answer{
      .first = first.achievement, .first_date = first.date, .same_day = {}, .windows = {}};
  for (std::size_t i = 1; i < awards.size() && awards[i].date == first.date; ++i) {
    answer.same_day.push_back(awards[i].achievement);
  }
  for (const int years : window_years) {
    RecordFinding finding;
    finding.window_years = years;
    const Date end = add(first.date, {.years = years});
    for (const Award& award : awards) {
      if (award.date <= first.date || end < award.date) continue;
      const auto level =
          compare_levels(catalog, catalog[first.achievement], catalog[award.achievement]);
      auto& list = level.higher == Finding::met  ? finding.higher
                   : level.equal == Finding::met ? finding.same
                   : level.higher == Finding::not_evidenced || level.equal == Finding::not_evidenced
                       ? finding.not_comparable
                       : finding.lower;
      list.push_back(award.achievement);
    }
    finding.type = type_of(finding);
    answer.windows.push_back(std::move(finding));
  }
  return answer;
}

}  // namespace credstack
