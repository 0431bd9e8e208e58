// Whether two catalogues give the same answers, byte by byte.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "answer/library.hpp"
#include "catalog/read_catalog.hpp"
#include "support/case_file.hpp"

namespace credstack::test {

/** A catalogue read from bytes, with what its reader found. */
struct Held {
  std::shared_ptr<const Library> library;
  std::vector<Diagnostic> diagnostics;

  /** The codes of its errors, sorted. */
  std::vector<std::string> errors() const {
    std::vector<std::string> codes;
    for (const Diagnostic& each : diagnostics) {
      if (each.severity == Severity::error) codes.push_back(each.code);
    }
    std::sort(codes.begin(), codes.end());
    return codes;
  }
};

inline Held hold(const std::string& name, const std::string& bytes) {
  ReadResult result = read({{name, bytes}});
  return {std::move(result.library), std::move(result.diagnostics)};
}

/** Days on which what is dated differs: long before, now, and when nothing is fresh any more. */
inline const std::vector<std::string> some_days{"2019-06-30", "2026-11-24", "2031-01-01"};

/** `ask` about an achievement on a day, in English or with more members of the question. */
inline std::string question(const std::string& ask, std::string_view id, const std::string& on,
                            const Json& more = Json::object()) {
  Json made = {
      {"ask", ask}, {ask == "ladder" ? "program" : "credential", id}, {"on", on}, {"view", true}};
  made.update(more);
  return made.dump();
}

/** All that is asked about one achievement. */
inline std::vector<std::string> questions_about(std::string_view id) {
  std::vector<std::string> all;
  for (const std::string& day : some_days) {
    all.push_back(question("stacks", id, day));
    all.push_back(question("ladder", id, day));
  }
  all.push_back(question("stacks", id, some_days[1],
                         {{"lang", "mi"}, {"shortProfile", "nzqa-2022"}, {"jurisdiction", "NZ"}}));
  all.push_back(question("stacks", id, some_days[1], {{"lang", "de"}, {"jurisdiction", "CA-ON"}}));
  return all;
}

/** The first question that two catalogues answer differently, with both answers; else nothing. */
inline std::string first_difference(const Library& one, const Library& other,
                                    const std::vector<std::string>& questions) {
  for (const std::string& each : questions) {
    const std::string a = ask(one, each);
    const std::string b = ask(other, each);
    if (a == b) continue;
    std::size_t at = 0;
    while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
    at = at > 120 ? at - 120 : 0;
    return each + "\n  " + a.substr(at, 400) + "\n  " + b.substr(at, 400);
  }
  return {};
}

/** Every catalogue of the project that a reader takes: examples, cases and fixtures. */
inline std::vector<CaseInput> project_catalogues() {
  std::vector<CaseInput> all;
  for (const std::string& path : case_paths()) {
    const Json test_case = Json::parse(read_file(path));
    for (const CaseInput& input : case_inputs(test_case)) {
      all.push_back({path.substr(path.rfind('/') + 1), input.bytes});
    }
  }
  std::vector<std::string> paths;
  for (const char* folder : {"/examples", "/tests/fixtures/ctdl", "/tests/fixtures/cli"}) {
    const std::filesystem::path path = CREDSTACK_SOURCE_DIR + std::string(folder);
    if (!std::filesystem::exists(path)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
      if (entry.path().extension() == ".json") paths.push_back(entry.path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) all.push_back({path, read_file(path)});
  return all;
}

/** Files of the shared data, which lies beside the checkout; empty where it does not. */
inline std::vector<std::string> shared_files() {
  std::vector<std::string> paths;
  const std::filesystem::path folder = CREDSTACK_SOURCE_DIR "/../shared/data/ctdl";
  if (!std::filesystem::exists(folder)) return paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (extension == ".json" || extension == ".jsonld") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace credstack::test
