// Planners made ready for one record: what ask() and Plans share. Wishes may change, and what they
// do not touch is not worked out anew.
#pragma once

#include <optional>
#include <string>

#include "answer/context.hpp"
#include "answer/messages.hpp"
#include "answer/plan_question.hpp"
#include "answer/view.hpp"
#include "plan/planner.hpp"

namespace credstack::answer {

/** Everything that it is made of must outlive it. */
class PlanDesk {
 public:
  /**
   * @param problems  those that the record was read with
   * @param speaks    whether views are asked for: to read the words of one takes its time
   */
  PlanDesk(const Library& library, const PlanQuestion& question, const learner::Learner& learner,
           const std::vector<Diagnostic>& problems, bool speaks);

  /** The answer to such wishes, whose document must outlive the call. */
  std::string json(const plan::Wishes& wishes);
  /** The same in words; only of a desk that speaks. */
  View view(const plan::Wishes& wishes);

 private:
  plan::PlanAnswer find(const plan::Wishes& wishes);
  View in_words(const plan::PlanAnswer& found, const plan::Wishes& wishes) const;

  const PlanQuestion& question_;
  const learner::Learner& learner_;
  const std::vector<Diagnostic>& problems_;
  const Context context_;
  const std::optional<Messages> words_;
  std::vector<plan::Planner> planners_;
};

}  // namespace credstack::answer
