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

  /** Begins to answer, in slices. The wishes must outlive it, and their document. */
  void begin(const plan::Wishes& wishes);
  /** Works for about so many steps; false: it is done. */
  bool resume(std::uint64_t steps);
  /** The answer to the wishes it began with, by what is found now. */
  std::string json_so_far();

 private:
  plan::PlanAnswer find(const plan::Wishes& wishes);
  std::string json_of(const plan::PlanAnswer& found, const plan::Wishes& wishes) const;
  View in_words(const plan::PlanAnswer& found, const plan::Wishes& wishes) const;

  const PlanQuestion& question_;
  const learner::Learner& learner_;
  const std::vector<Diagnostic>& problems_;
  const Context context_;
  const std::optional<Messages> words_;
  std::vector<plan::Planner> planners_;
  const plan::Wishes* begun_ = nullptr;
  std::size_t at_work_ = 0;  ///< the planner that is; as many as there are: none
};

}  // namespace credstack::answer
