// The same at the size of the whole registry (tools/generate-registry.mjs): loading it beside the
// bare parse of its bytes, what it then takes in memory, every credential's question, and reaching
// beside a bare search of the same graph.
//
// Each side begins with an empty heap and takes its turn. One turn of everything takes about a
// minute, so each is measured a few times only.
#include <benchmark/benchmark.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "flat_graph.hpp"
#include "measured.hpp"
#include "recognition/reachable.hpp"
#include "spread.hpp"
#include "university.hpp"

namespace credstack::bench {
namespace {

constexpr const char* how_to_make_registry =
    "build/examples/registry.json or registry-ctdl.json is missing or another: "
    "node tools/generate-registry.mjs --native build/examples/registry.json "
    "--ctdl build/examples/registry-ctdl.json";

std::string bytes_of(const char* name) {
  std::ifstream file(std::string(CREDSTACK_SOURCE_DIR "/build/examples/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_registry(const ReadResult& result) {
  return !result.has_errors() && result.library->catalog.achievements.size() == 181'000;
}

/** What malloc has given out and not got back, in bytes: its own account, mapped pieces included.
 */
double in_use() {
#ifdef __GLIBC__
  malloc_trim(0);
  const struct mallinfo2 info = mallinfo2();
  return static_cast<double>(info.uordblks + info.hblkhd);
#else
  return 0;
#endif
}

/** Pages of this process that are in memory now, or were at most, in bytes; 0 where it is not told.
 */
double resident(const char* line) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kilobytes = 0;
    if (word == line && status >> kilobytes) return kilobytes * 1024;
  }
  return 0;
}

/** Forgets the most that was resident so far. */
void forget_peak() { std::ofstream("/proc/self/clear_refs") << '5'; }

struct Turn {
  double ms = 0;
  double held = 0;      ///< bytes that malloc has given out for what is kept
  double resident = 0;  ///< growth of the resident pages
  double peak = 0;      ///< the most that was resident beyond what was before
};

template <class Make>
Turn turn(Make make) {
  Turn found;
  const double before = in_use();
  const double pages = resident("VmRSS:");
  forget_peak();
  const auto start = Clock::now();
  auto made = make();
  benchmark::DoNotOptimize(made);
  found.ms = microseconds_since(start) / 1000;
  found.peak = resident("VmHWM:") - pages;
  found.held = in_use() - before;
  found.resident = resident("VmRSS:") - pages;
  return found;
}

void registry_load(benchmark::State& state, const char* name) {
  const std::string bytes = bytes_of(name);
  if (bytes.empty()) return state.SkipWithError(how_to_make_registry);
  std::vector<double> load_ms, parse_ms, ratio;
  Turn memory;  // of the first turn, in a heap that nobody has used before
  for (auto _ : state) {
    Turn ours;
    Turn peer;
    const auto parse_it = [&] { peer = turn([&] { return parse(bytes); }); };
    const bool first = ratio.size() % 2 == 0;
    if (!first) parse_it();
    ours = turn([&] { return load(bytes); });
    if (first) parse_it();
    if (first && ratio.empty()) memory = ours;
    load_ms.push_back(ours.ms);
    parse_ms.push_back(peer.ms);
    ratio.push_back(ours.ms / peer.ms);
  }
  const auto size = static_cast<double>(bytes.size());
  state.counters["bytes"] = size;
  state.counters["load_ms"] = median(load_ms);
  state.counters["parse_ms"] = median(parse_ms);
  state.counters["against_parse"] = median(ratio);
  state.counters["held"] = memory.held / size;
  state.counters["resident"] = memory.resident / size;
  state.counters["peak"] = memory.peak / size;
}
BENCHMARK_CAPTURE(registry_load, native, "registry.json")
    ->Name("registry/load")
    ->Iterations(5)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(registry_load, ctdl, "registry-ctdl.json")
    ->Name("registry/load-ctdl")
    ->Iterations(3)
    ->Unit(benchmark::kMillisecond);

/** Read once, for the questions. */
const Library* registry() {
  static const ReadResult result = load(bytes_of("registry.json"));
  static const bool is_right = is_registry(result);
  return is_right ? result.library.get() : nullptr;
}

std::vector<AchievementId> registry_credentials() {
  std::vector<AchievementId> found;
  for (std::size_t i = 0; i < registry()->catalog.achievements.size(); ++i) {
    if (is_credential(registry()->catalog.achievements[i].type)) found.emplace_back(i);
  }
  return found;
}

void registry_stacks(benchmark::State& state) {
  if (registry() == nullptr) return state.SkipWithError(how_to_make_registry);
  const std::vector<AchievementId> credentials = registry_credentials();
  std::vector<double> value_s, json_s, each;
  for (auto _ : state) {
    auto start = Clock::now();
    std::size_t found = 0;
    for (const AchievementId id : credentials) {
      const auto one = Clock::now();
      found += compute(*registry(), id).stacks.size();
      each.push_back(microseconds_since(one));
    }
    value_s.push_back(microseconds_since(start) / 1e6);
    start = Clock::now();
    std::size_t bytes = 0;
    for (const AchievementId id : credentials) {
      bytes += answer(*registry(), R"({"ask":"stacks","credential":")" +
                                       std::string(registry()->catalog[id].id) + R"(","on":")" +
                                       today.to_string() + R"("})")
                   .size();
    }
    json_s.push_back(microseconds_since(start) / 1e6);
    state.counters["stacks"] = static_cast<double>(found);
    state.counters["answer_bytes"] = static_cast<double>(bytes);
  }
  state.counters["credentials"] = static_cast<double>(credentials.size());
  state.counters["value_s"] = median(value_s);
  state.counters["json_s"] = median(json_s);
  state.counters["median_us"] = median(each);
  state.counters["p99_us"] = percentile(each, 99);
  state.counters["max_us"] = percentile(each, 100);
}
BENCHMARK(registry_stacks)->Name("registry/stacks")->Iterations(3)->Unit(benchmark::kMillisecond);

/**
 * Ours and the bare search from one start after the other, each start many times over, as one
 * search is shorter than the clock can tell. The figure is the median of the starts' ratios.
 */
void registry_reach(benchmark::State& state) {
  if (registry() == nullptr) return state.SkipWithError(how_to_make_registry);
  constexpr std::size_t starts = 2000;
  constexpr int times = 50;
  FlatGraph flat(*registry());
  Reachability ours(registry()->catalog, registry()->graph);
  // Of those that lead anywhere; each is as likely, wherever the catalogue has it.
  std::vector<AchievementId> from;
  for (std::size_t i = 0; i < registry()->catalog.achievements.size(); ++i) {
    if (!registry()->graph.out(AchievementId{i}).empty()) from.emplace_back(i);
  }
  const std::size_t every = std::max<std::size_t>(1, from.size() / starts);
  std::vector<double> ratio;
  double found = 0;
  for (auto _ : state) {
    for (std::size_t i = 0; i < from.size(); i += every) {
      std::size_t reached = 0;
      std::size_t expected = 0;
      auto start = Clock::now();
      for (int n = 0; n < times; ++n) {
        reached += ours.from(from[i], Direction::forward, Through::credentials).size();
      }
      const double our_us = microseconds_since(start);
      start = Clock::now();
      for (int n = 0; n < times; ++n) expected += search(flat, from[i]);
      ratio.push_back(our_us / microseconds_since(start));
      if (reached != expected) state.SkipWithError("the two searches differ");
      found += static_cast<double>(reached) / times;
    }
  }
  state.counters["starts"] = static_cast<double>(ratio.size());
  state.counters["reached"] = found;
  state.counters["against_search"] = median(ratio);
  state.counters["against_search_p99"] = percentile(ratio, 99);
}
BENCHMARK(registry_reach)->Name("registry/reach")->Iterations(3)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace credstack::bench
