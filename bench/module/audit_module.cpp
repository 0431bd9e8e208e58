// The audit by itself in WebAssembly, which the module of a page has no door to: the core compiled
// as that module is, run by Node.js over what `credstack_audit_bench degrees --write` has kept.
//
//   node --no-experimental-fetch build/wasm/credstack-audit-bench.cjs FOLDER PASSES OUT.json
//   [LIMIT]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "audit/asking.hpp"
#include "audit/stopwatch.hpp"
#include "spread.hpp"

namespace credstack::bench {
namespace {

std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string bytes_of(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

/** Each learner's median over the passes, in microseconds. */
std::vector<double> times_of(const Asking& asking, std::size_t passes) {
  std::vector<std::vector<double>> times(asking.size());
  for (std::size_t pass = 0; pass < passes; ++pass) {
    for (std::size_t at = 0; at < asking.size(); ++at) {
      const Stopwatch watch;
      const audit::AuditAnswer answer =
          audited(asking.auditor(), asking.learner(at), asking.options);
      times[at].push_back(watch.microseconds());
      if (answer.programs.empty()) std::exit(1);
    }
  }
  std::vector<double> medians;
  for (auto& each : times) medians.push_back(median(std::move(each)));
  return medians;
}

int measure(const std::string& folder, std::size_t passes, std::uint64_t work_limit,
            const std::string& out) {
  std::map<std::string, std::vector<double>> groups;
  for (const std::string& line : lines_of(folder + "/programs.tsv")) {
    const std::size_t tab = line.find('\t');
    const std::string name = line.substr(0, tab);
    const Asking asking(name, bytes_of(folder + "/" + name + ".json"), {line.substr(tab + 1)},
                        lines_of(folder + "/" + name + ".ndjson"), false, work_limit);
    auto& group = groups[name.starts_with("degree-") ? "generated" : name];
    for (const double us : times_of(asking, passes)) group.push_back(us);
  }
  Json json = Json::object();
  for (const auto& [name, times] : groups) {
    json[name] = {{"pairs", times.size()},
                  {"passes", passes},
                  {"median_us", median(times)},
                  {"p95_us", percentile(times, 95)},
                  {"max_us", percentile(times, 100)}};
    std::printf("wasm audit alone %-22s %s\n", name.c_str(), json[name].dump().c_str());
  }
  std::ofstream(out) << json.dump(1) << '\n';
  return 0;
}

}  // namespace
}  // namespace credstack::bench

int main(int count, char** values) {
  if (count < 4) {
    std::fputs("usage: credstack-audit-bench FOLDER PASSES OUT.json [WORK LIMIT]\n", stderr);
    return 2;
  }
  const std::uint64_t limit = count > 4 ? std::strtoull(values[4], nullptr, 10) : 0;
  const auto passes = static_cast<std::size_t>(std::strtoul(values[2], nullptr, 10));
  return credstack::bench::measure(values[1], passes, limit, values[3]);
}
