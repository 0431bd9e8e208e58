// Cases meant to be hard: the slowest of them, and what is proven of each.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

#include "audit/asking.hpp"
#include "audit/commands.hpp"
#include "audit/puzzles.hpp"
#include "audit/stopwatch.hpp"
#include "spread.hpp"

namespace credstack::bench {
namespace {

struct Outcome {
  std::uint64_t seed = 0;
  std::string kind;
  std::size_t nodes = 0;
  std::size_t items = 0;
  double ms = 0;  ///< the median of the repeats
  audit::Proof proof;
  audit::Proof possible;
  std::int64_t gap = 0;           ///< between the bound and what was found, at the highest standing
  std::int64_t possible_gap = 0;  ///< the same of the second search

  bool proven() const { return proof.optimal && possible.optimal; }
  bool points_proven() const { return proof.points_proven && possible.points_proven; }
  std::int64_t largest_gap() const { return std::max(gap, possible_gap); }
  std::uint64_t work() const { return proof.work + possible.work; }
};

void keep_gaps(const audit::AuditAnswer& answer, Outcome& outcome) {
  outcome.proof = answer.proof;
  outcome.gap = answer.proof.bound;
  for (const auto& program : answer.programs) outcome.gap -= program.in_progress.points;
  if (!answer.looked_at_possible) return;
  outcome.possible = answer.possible_proof;
  outcome.possible_gap = answer.possible_proof.bound;
  for (const auto& program : answer.programs) outcome.possible_gap -= program.possible.points;
}

std::size_t nodes_in(const AuditCase& made) {
  std::size_t nodes = 0;
  for (const Json& achievement : made.catalog["achievements"]) {
    if (achievement.contains("requirement")) nodes += nodes_of(achievement["requirement"]);
  }
  return nodes;
}

Outcome measure(std::uint64_t seed, const HardOptions& options) {
  const AuditCase made = puzzle(seed);
  const Asking asking(made, options.work_limit);
  Outcome outcome;
  outcome.seed = seed;
  outcome.kind = made.kind;
  outcome.nodes = nodes_in(made);
  outcome.items = asking.learner(0).items.size();
  std::vector<double> times;
  for (std::size_t i = 0; i < std::max<std::size_t>(1, options.repeat); ++i) {
    const Stopwatch watch;
    const audit::AuditAnswer answer = audited(asking.auditor(), asking.learner(0), asking.options);
    times.push_back(watch.microseconds() / 1000);
    keep_gaps(answer, outcome);
  }
  outcome.ms = median(std::move(times));
  return outcome;
}

// ---- what is said -----------------------------------------------------------------------------

struct Sums {
  std::size_t cases = 0;
  std::size_t proven = 0;
  std::size_t points_only = 0;
  std::vector<double> ms;
  std::map<std::int64_t, std::size_t> gaps;  ///< of those whose points are not proven
  Outcome slowest;

  void add(const Outcome& outcome) {
    ++cases;
    ms.push_back(outcome.ms);
    if (outcome.ms >= slowest.ms) slowest = outcome;
    if (outcome.proven()) {
      ++proven;
    } else if (outcome.points_proven()) {
      ++points_only;
    } else {
      ++gaps[outcome.largest_gap()];
    }
  }
  std::size_t bounded() const { return cases - proven - points_only; }
};

void print_heads() {
  std::printf("%-16s %6s %7s %7s %6s %9s %9s %9s  %s\n", "kind", "cases", "proven", "points",
              "bound", "median ms", "p99 ms", "worst ms", "slowest seed");
}

void print_sums(const std::string& name, const Sums& sums) {
  std::printf("%-16s %6zu %7zu %7zu %6zu %9.3f %9.3f %9.3f  %llu\n", name.c_str(), sums.cases,
              sums.proven, sums.points_only, sums.bounded(), median(sums.ms),
              percentile(sums.ms, 99), sums.slowest.ms,
              static_cast<unsigned long long>(sums.slowest.seed));
}

const char* in_words(const audit::Proof& proof) {
  return proof.optimal ? "proven" : proof.points_proven ? "points proven" : "bound";
}

void print_outcome(const Outcome& outcome) {
  std::printf(
      "%8llu %-16s %2zu nodes %2zu items %9.3f ms %8llu + %8llu steps  %s, gap %lld; %s, gap "
      "%lld\n",
      static_cast<unsigned long long>(outcome.seed), outcome.kind.c_str(), outcome.nodes,
      outcome.items, outcome.ms, static_cast<unsigned long long>(outcome.proof.work),
      static_cast<unsigned long long>(outcome.possible.work), in_words(outcome.proof),
      static_cast<long long>(outcome.gap), in_words(outcome.possible),
      static_cast<long long>(outcome.possible_gap));
}

Json json_of(const Sums& sums) {
  Json gaps = Json::object();
  for (const auto& [gap, count] : sums.gaps) gaps[std::to_string(gap)] = count;
  return {{"cases", sums.cases},
          {"proven", sums.proven},
          {"points_only", sums.points_only},
          {"bounded", sums.bounded()},
          {"gaps", gaps},
          {"median_ms", median(sums.ms)},
          {"p95_ms", percentile(sums.ms, 95)},
          {"p99_ms", percentile(sums.ms, 99)},
          {"max_ms", sums.slowest.ms},
          {"slowest_seed", sums.slowest.seed}};
}

void write(const std::string& file, const Json& json) {
  if (file.empty()) return;
  if (const auto folder = std::filesystem::path(file).parent_path(); !folder.empty()) {
    std::filesystem::create_directories(folder);
  }
  std::ofstream(file) << json.dump(1) << '\n';
}

}  // namespace

int measure_hard(const HardOptions& options) {
  std::map<std::string, Sums> by_kind;
  Sums all;
  std::vector<Outcome> outcomes;
  for (std::uint64_t seed = options.from; seed < options.from + options.count; ++seed) {
    if (!options.kind.empty() && puzzle_kinds()[seed % puzzle_kinds().size()] != options.kind) {
      continue;
    }
    const Outcome outcome = measure(seed, options);
    all.add(outcome);
    by_kind[outcome.kind].add(outcome);
    outcomes.push_back(outcome);
  }
  print_heads();
  for (const std::string& kind : puzzle_kinds()) {
    if (by_kind.contains(kind)) print_sums(kind, by_kind[kind]);
  }
  print_sums("all", all);
  std::printf("\nGaps where points are not proven:");
  for (const auto& [gap, count] : all.gaps) {
    std::printf(" %lld: %zu,", static_cast<long long>(gap), count);
  }
  std::printf("\n\nSlowest:\n");
  std::stable_sort(outcomes.begin(), outcomes.end(),
                   [](const Outcome& a, const Outcome& b) { return a.ms > b.ms; });
  for (std::size_t i = 0; i < std::min(options.worst, outcomes.size()); ++i) {
    print_outcome(outcomes[i]);
  }
  std::printf("\nWidest gaps:\n");
  std::stable_sort(outcomes.begin(), outcomes.end(), [](const Outcome& a, const Outcome& b) {
    return a.largest_gap() > b.largest_gap();
  });
  for (std::size_t i = 0; i < std::min(options.worst / 2, outcomes.size()); ++i) {
    if (outcomes[i].points_proven()) break;
    print_outcome(outcomes[i]);
  }
  Json json = {{"all", json_of(all)}};
  for (const auto& [kind, sums] : by_kind) json[kind] = json_of(sums);
  write(options.json, json);
  return 0;
}

int show_one(const HardOptions& options) {
  const AuditCase made = puzzle(options.from);
  if (!options.folder.empty()) {
    const std::string name = options.folder + "/" + std::to_string(options.from);
    Json question = question_of(made);
    question["learner"] = made.learners.front();
    write(name + "-catalog.json", made.catalog);
    write(name + "-learner.json", made.learners.front());
    write(name + "-question.json", question);
    std::printf("%s-{catalog,learner,question}.json\n", name.c_str());
  }
  print_outcome(measure(options.from, options));
  return 0;
}

}  // namespace credstack::bench
