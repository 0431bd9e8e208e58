// What is added up over the things that are taken.
#pragma once

#include <cstdint>
#include <vector>

#include "plan/task.hpp"

namespace credstack::plan {

enum class Count : std::uint8_t {
  price,  ///< as far as it is known
  unknown_price,
  unknown_span,
  step,
  unrecognised,  ///< no award, and recognised by nobody
  work,          ///< of the hours, at the least, in seconds a week times days
  days_alone,    ///< on which nothing else goes with it that takes more than half of the hours too
  award,         ///< of a span that is known
  chosen,        ///< units of one's own choice
};

/** By thing; nothing of its second things. */
std::vector<std::int64_t> count(const Task& task, Count what);
/** By thing, of the second things alone: by the day on which the learner may stop. */
std::vector<std::int64_t> count_begun(const Task& task, Count what);

}  // namespace credstack::plan
