// Writes the problems that audits pose to the search, each with what the search makes of it, one a
// line: for bench/audit-highs.mjs, which solves them by other means.
#include <algorithm>
#include <cstdio>

#include "audit/commands.hpp"
#include "audit/groups.hpp"
#include "audit/posed.hpp"
#include "audit/problem_json.hpp"
#include "audit/puzzles.hpp"
#include "audit/search.hpp"
#include "audit/stopwatch.hpp"
#include "spread.hpp"

namespace credstack::bench {
namespace {

/** Whose audit it is. */
struct Origin {
  std::string kind;
  std::string id;
};

audit::Solution write_solved(const Origin& origin, const audit::Problem& problem,
                             std::uint8_t looked_at, const ProblemsOptions& options,
                             std::uint64_t work_limit) {
  audit::Solution solution;
  std::vector<double> times;
  for (std::size_t pass = 0; pass < std::max<std::size_t>(1, options.degrees.passes); ++pass) {
    const Stopwatch watch;
    solution = audit::solve(problem, looked_at, work_limit);
    times.push_back(watch.microseconds());
  }
  const Json line = {{"kind", origin.kind},           {"id", origin.id},
                     {"looked_at", looked_at},        {"problem", json_of(problem)},
                     {"solution", json_of(solution)}, {"us", median(std::move(times))}};
  std::printf("%s\n", line.dump().c_str());
  return solution;
}

void write(const Origin& origin, const Asking& asking, std::size_t learner,
           const ProblemsOptions& options) {
  const audit::Posed posed = asking.auditor().pose(asking.learner(learner), asking.options);
  const audit::Problem& problem = posed.built.problem;
  const std::uint64_t limit = asking.options.work_limit;
  const audit::Solution first = write_solved(origin, problem, posed.looked_at, options, limit);
  if (!posed.looks_further(first)) return;
  write_solved(origin, problem, audit::possible_standing, options, limit);
}

void write(const Group& group, const ProblemsOptions& options) {
  for (std::size_t program = 0; program < group.programs.size(); ++program) {
    for (std::size_t at = 0; at < group.programs[program]->size(); ++at) {
      const std::string id = std::to_string(program + 1) + "/" + std::to_string(at + 1);
      write({group.name, id}, *group.programs[program], at, options);
    }
  }
}

/** Of `FROM..COUNT`. */
bool read_seeds(const std::string& text, std::uint64_t& from, std::uint64_t& count) {
  unsigned long long first = 0;
  unsigned long long many = 0;
  if (std::sscanf(text.c_str(), "%llu..%llu", &first, &many) != 2) return false;
  from = first;
  count = many;
  return true;
}

}  // namespace

int write_problems(const ProblemsOptions& options) {
  std::uint64_t from = 1;
  std::uint64_t count = 0;
  if (!options.hard.empty() && !read_seeds(options.hard, from, count)) {
    std::fprintf(stderr, "--hard is FROM..COUNT: the first seed, and how many.\n");
    return 1;
  }
  if (options.degrees.learners > 0) {
    write(generated(options.degrees), options);
    for (const std::string& file : real_degrees()) write(real(options.degrees, file), options);
  }
  for (std::uint64_t seed = from; seed < from + count; ++seed) {
    const AuditCase made = puzzle(seed);
    write({made.kind, std::to_string(seed)}, Asking(made, options.degrees.work_limit), 0, options);
  }
  return 0;
}

}  // namespace credstack::bench
