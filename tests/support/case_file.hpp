// The cases of tests/cases: an input, questions, and what must be true of the answers.
//
//   { "name", "why",
//     "catalog": "examples/x.json" | {…the catalogue itself…} | "text": "…raw bytes…",
//     "catalogs": [ … ]      instead: several inputs, named 1.json, 2.json … or by their path;
//     native
//                            only, as the module reads one document,
//     "diagnostics": [ { "code", "pointer", "severity"? } … ],      all that must be reported, in
//     order "questions": [ { "question": {…}, "expect": { "/json/pointer": value, … },
//                      "absent": ["/json/pointer" …] } … ] }
//
// `expect` is worked out by hand or by an independent oracle. A value of {"size": n} asks for the
// length of an array, {"contains": "…"} for a part of a string.
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace credstack::test {

using Json = nlohmann::ordered_json;

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return {};
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return std::move(bytes).str();
}

/** The paths of all case files below the source folder, sorted. */
std::vector<std::string> case_paths();

/** A case's input: the name it is given and its bytes. */
struct CaseInput {
  std::string name;
  std::string bytes;
};
inline CaseInput case_input(const Json& catalog, std::string name) {
  if (!catalog.is_string()) return {std::move(name), catalog.dump()};
  const auto path = catalog.get<std::string>();
  return {path, read_file(std::string(CREDSTACK_SOURCE_DIR) + "/" + path)};
}
inline std::vector<CaseInput> case_inputs(const Json& test_case) {
  if (test_case.contains("text")) return {{"case.json", test_case["text"].get<std::string>()}};
  if (!test_case.contains("catalogs")) return {case_input(test_case.at("catalog"), "case.json")};
  std::vector<CaseInput> inputs;
  for (const Json& catalog : test_case["catalogs"]) {
    inputs.push_back(case_input(catalog, std::to_string(inputs.size() + 1) + ".json"));
  }
  return inputs;
}

}  // namespace credstack::test
