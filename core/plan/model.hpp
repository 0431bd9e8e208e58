// The linear program of a task: the audit's relaxation, what is taken for it, and what must come
// before.
#pragma once

#include <vector>

#include "audit/relaxation.hpp"
#include "plan/task.hpp"

namespace credstack::plan {

struct Model {
  linear::Program program;
  std::vector<Index> used;                       ///< by spot: as of the relaxation
  std::vector<Index> amount;                     ///< by spot: of a block
  std::vector<std::vector<linear::Term>> taken;  ///< by thing: 1 where it is
  Index uses = 0;                                ///< the first so many variables say what is used
  bool impossible = false;
};

/** @param relaxation  of the task's problem: what meets everything. */
Model model_of(const Task& task, const audit::Relaxation& relaxation);

}  // namespace credstack::plan
