// `stacks` asked for every credential of the catalogue, and against a plain search of its graph.
#include "recognition/stacks.hpp"

#include <benchmark/benchmark.h>

#include "flat_graph.hpp"
#include "measured.hpp"
#include "spread.hpp"
#include "university.hpp"

namespace credstack::bench {

std::string answer(const Library& library, const std::string& question) {
  return ask(library, question);
}

StacksAnswer compute(const Library& library, AchievementId credential) {
  return stacks(library.catalog, library.graph, library.companions,
                {.credential = credential, .on = today, .short_profile = {}, .jurisdiction = {}});
}

namespace {

std::vector<std::string> questions(bool view) {
  std::vector<std::string> list;
  for (const AchievementId id : credentials()) {
    list.push_back(R"({"ask":"stacks","credential":")" + std::string(university()->catalog[id].id) +
                   R"(","on":")" + today.to_string() + (view ? R"(","view":true})" : R"("})"));
  }
  return list;
}

bool is_answer(const std::string& text) { return text.starts_with(R"({"ask":"stacks")"); }

/**
 * One iteration asks for all 1,000. A credential's time is the median of its times over the
 * iterations: what is slow about it every time, without what the machine happened to do meanwhile.
 */
void stacks_of_all(benchmark::State& state, bool view) {
  if (university() == nullptr) return state.SkipWithError(how_to_make);
  const std::vector<std::string> asked = questions(view);
  std::vector<std::vector<double>> times(asked.size());
  double bytes = 0;
  for (auto _ : state) {
    bytes = 0;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const auto start = Clock::now();
      const std::string text = answer(*university(), asked[i]);
      times[i].push_back(microseconds_since(start));
      if (!is_answer(text)) state.SkipWithError("a question was not answered");
      bytes += static_cast<double>(text.size());
    }
  }
  std::vector<double> each;
  for (const auto& of_one : times) each.push_back(median(of_one));
  state.counters["credentials"] = static_cast<double>(each.size());
  state.counters["passes"] = static_cast<double>(times.front().size());
  state.counters["answer_bytes"] = bytes;
  state.counters["median_us"] = median(each);
  state.counters["p99_us"] = percentile(each, 99);
  state.counters["max_us"] = percentile(each, 100);
}
BENCHMARK_CAPTURE(stacks_of_all, json, false)->Name("stacks")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stacks_of_all, view, true)->Name("stacks/view")->Unit(benchmark::kMillisecond);

/** The value alone and the plain search, taking turns: how much judging costs over reaching. */
void stacks_against_search(benchmark::State& state) {
  if (university() == nullptr) return state.SkipWithError(how_to_make);
  FlatGraph graph(*university());
  std::vector<double> compute_us, search_us, ratio;
  double found = 0;
  double reached = 0;
  for (auto _ : state) {
    found = reached = 0;
    auto start = Clock::now();
    for (const AchievementId id : credentials()) {
      found += static_cast<double>(compute(*university(), id).stacks.size());
    }
    compute_us.push_back(microseconds_since(start) / 1000);
    start = Clock::now();
    for (const AchievementId id : credentials()) reached += search(graph, id);
    search_us.push_back(microseconds_since(start) / 1000);
    ratio.push_back(compute_us.back() / search_us.back());
  }
  state.counters["passes"] = static_cast<double>(ratio.size());
  state.counters["found"] = found;
  state.counters["reached"] = reached;
  state.counters["compute_us"] = median(compute_us);
  state.counters["search_us"] = median(search_us);
  state.counters["against_search"] = median(ratio);
}
BENCHMARK(stacks_against_search)->Name("stacks/search")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace credstack::bench
