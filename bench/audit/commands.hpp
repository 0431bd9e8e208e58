// What the tool measures; bench/README.md says how it is used.
#pragma once

#include <cstdint>
#include <string>

namespace credstack::bench {

struct HardOptions {
  std::uint64_t from = 1;
  std::uint64_t count = 10'000;
  std::size_t repeat = 3;
  std::uint64_t work_limit = 0;  ///< 0: the core's own
  std::size_t worst = 20;
  std::string kind;    ///< of one kind only
  std::string json;    ///< a file for bench/report.mjs
  std::string folder;  ///< where a case is written, for the command line
};

struct DegreesOptions {
  std::uint64_t seed = 1;
  std::size_t programs = 200;
  std::size_t learners = 50;  ///< of each
  std::size_t passes = 5;
  std::uint64_t work_limit = 0;
  std::size_t worst = 5;
  std::string json;
  std::string folder;       ///< where the catalogues and records are kept, for the module
  std::size_t program = 0;  ///< of show_learner: of which degree; 0: of a real one
  std::size_t learner = 0;  ///< of show_learner: which one
  std::string example = "umgc-computer-science";
};

struct ProblemsOptions {
  DegreesOptions degrees{.programs = 20, .learners = 10, .passes = 1};
  std::string hard;  ///< `FROM..COUNT`: so many of the hard cases too
};

/** Audits the learners of realistic degrees, and of the real ones in examples/. */
int measure_degrees(const DegreesOptions& options);

/** Audits each generated one once and measures nothing, for those who count instructions. */
int audit_degrees(const DegreesOptions& options, bool answers);
/** The same of one learner. */
int show_learner(const DegreesOptions& options);

/** Audits the cases of those seeds, each so often, and says how long they took and what is proven.
 */
int measure_hard(const HardOptions& options);
/** The same of one seed, with its figures in full; writes its files where a folder is given. */
int show_one(const HardOptions& options);

/** Writes the problems that those audits are, and their solutions, to the standard output. */
int write_problems(const ProblemsOptions& options);

}  // namespace credstack::bench
