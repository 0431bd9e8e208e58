// Loading the catalogue against what its JSON alone costs. The sides take turns within each
// iteration, so that whatever else the machine does slows all of them alike; the figure is their
// ratio.
//
// What is timed is the making of the value. Letting go of it is not: a program that answers
// questions keeps its catalogue, and the peer's tree, which is freed piece by piece, would be
// charged for it.
#include <benchmark/benchmark.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <nlohmann/json.hpp>

#include "measured.hpp"
#include "spread.hpp"
#include "university.hpp"

namespace credstack::bench {

// Not inlined, so that bench/instructions.mjs can count what each takes by its name.
ReadResult load(const std::string& bytes) { return read({{"university.json", bytes}}); }
nlohmann::json parse(const std::string& bytes) { return nlohmann::json::parse(bytes); }
bool accept(const std::string& bytes) { return nlohmann::json::accept(bytes); }

namespace {

/**
 * Gives the free memory back. Else the side that comes second inherits what the first has left:
 * glibc puts off the joining of small freed pieces until somebody asks for a large one, who is then
 * charged for it. A program that loads one catalogue begins with an empty heap as well.
 */
void settle_heap() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

template <class Make>
auto timed(double& took, Make make) {
  settle_heap();
  const auto start = Clock::now();
  auto made = make(university_bytes());
  benchmark::DoNotOptimize(made);
  took = microseconds_since(start);
  return made;
}

/** Each side's milliseconds, and what the load is of each of its peers, pass by pass. */
struct Passes {
  std::vector<double> load, parse, accept, against_parse, against_accept;

  void add(double load_us, double parse_us, double accept_us) {
    load.push_back(load_us / 1000);
    parse.push_back(parse_us / 1000);
    accept.push_back(accept_us / 1000);
    against_parse.push_back(load_us / parse_us);
    against_accept.push_back(load_us / accept_us);
  }
};

void load_against_nlohmann(benchmark::State& state) {
  if (university() == nullptr) return state.SkipWithError(how_to_make);
  Passes passes;
  for (auto _ : state) {
    double load_us = 0;
    double parse_us = 0;
    double accept_us = 0;
    const auto load_it = [&] {
      if (!is_university(timed(load_us, load))) state.SkipWithError("the load went wrong");
    };
    const auto parse_it = [&] {
      if (!timed(parse_us, parse).is_object()) state.SkipWithError("the parse went wrong");
    };
    const bool first = passes.load.size() % 2 == 0;
    if (first) load_it();
    parse_it();
    if (!first) load_it();
    if (!timed(accept_us, accept)) state.SkipWithError("the catalogue is no JSON");
    passes.add(load_us, parse_us, accept_us);
    state.SetIterationTime(load_us / 1e6);
  }
  state.counters["bytes"] = static_cast<double>(university_bytes().size());
  state.counters["passes"] = static_cast<double>(passes.load.size());
  state.counters["load_ms"] = median(passes.load);
  state.counters["parse_ms"] = median(passes.parse);
  state.counters["accept_ms"] = median(passes.accept);
  state.counters["against_parse"] = median(passes.against_parse);
  state.counters["against_accept"] = median(passes.against_accept);
}
BENCHMARK(load_against_nlohmann)->Name("load")->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace credstack::bench
