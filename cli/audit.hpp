// What one learner's audit and that of many have in common.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "command.hpp"
#include "question.hpp"

namespace credstack::cli {

struct AuditOptions : CommonOptions {
  std::vector<std::string> programs;
  std::string learner;   ///< a file of one record
  std::string learners;  ///< a file of a record on each line
  bool csv = false;
  bool what_if = false;
  std::uint64_t work_limit = 0;  ///< 0: the core's own
  std::size_t jobs = 0;          ///< 0: as many as there are cores
  bool summary = false;
};

/** The question without its learner. */
Json audit_question(const AuditOptions& options);

/** Answers each line of `learners` on a line of its own. @return the exit code */
int audit_learners(const Run& run, const AuditOptions& options);

}  // namespace credstack::cli
