// What must come before things, as the records say it (docs/plan.md, What must come before).
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "learner/learner.hpp"
#include "plan/task.hpp"

namespace credstack::plan {

/** Makes needs of requirements. */
class NeedMaker {
 public:
  /**
   * @param thing_of  the thing that is taken by itself, by achievement; none there: it is none
   * @param assessment_of  the same, for the assessment of prior learning
   * @param program  in whose grade scale grades are asked for where a leaf does not say it
   */
  NeedMaker(const Catalog& catalog, const learner::Learner& learner, Date on,
            const std::function<Day(Date)>& day_of,
            const std::unordered_map<std::uint32_t, Index>& thing_of,
            const std::unordered_map<std::uint32_t, Index>& assessment_of,
            std::vector<Need>& needs);

  /**
   * The need that a requirement is; `nothing` where it asks for nothing that is looked at.
   * @param of  the thing that needs it: it does not help itself; `nothing`: the program
   */
  Index make(RequirementId requirement, OrganizationId owner, Index of);

 private:
  Index make(RequirementId requirement, OrganizationId owner);
  Index add(Need need);
  Index of_achievement(AchievementId id, const Requirement& leaf, OrganizationId owner);
  Index of_sum(std::vector<Need::Part> parts, std::int64_t least);
  Index of_credits(const Requirement& leaf, OrganizationId owner);
  Index of_types(const Requirement& leaf, OrganizationId owner);
  /** Until which day the record has it; nothing: it does not. */
  std::optional<Day> held_until(AchievementId id, const Requirement& leaf,
                                OrganizationId owner) const;
  bool is_held(const learner::Item& item, const Requirement& leaf, OrganizationId owner) const;

  const Catalog& catalog_;
  const learner::Learner& learner_;
  Date on_;
  const std::function<Day(Date)>& day_of_;
  const std::unordered_map<std::uint32_t, Index>& thing_of_;
  const std::unordered_map<std::uint32_t, Index>& assessment_of_;
  std::vector<Need>& needs_;
  Index of_ = nothing;
  std::unordered_map<std::uint32_t, Index> of_thing_;  ///< needs made already
};

/** The achievements that a requirement names where needs look at it. */
void add_named(const Catalog& catalog, RequirementId requirement, std::vector<AchievementId>& to);

}  // namespace credstack::plan
