// Reads catalogues that a test writes down, and looks things up in them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/read_catalog.hpp"

namespace credstack::catalog {

struct Read {
  Catalog catalog;
  std::vector<Diagnostic> diagnostics;

  /** `code pointer` of each problem, sorted. */
  std::vector<std::string> problems() const {
    std::vector<std::string> list;
    for (const Diagnostic& problem : diagnostics) {
      list.push_back(problem.code + " " + problem.pointer);
    }
    std::sort(list.begin(), list.end());
    return list;
  }
  bool has_error() const {
    return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& problem) {
      return problem.severity == Severity::error;
    });
  }
  const Achievement& achievement(std::string_view id) const {
    static const Achievement none;
    const AchievementId at = catalog.find(id);
    return at ? catalog[at] : none;
  }
  const Recognition& recognition(std::string_view id) const {
    static const Recognition none;
    const auto at = std::find_if(catalog.recognitions.begin(), catalog.recognitions.end(),
                                 [&](const Recognition& record) { return record.id == id; });
    return at == catalog.recognitions.end() ? none : *at;
  }
};

using Problems = std::vector<std::string>;

inline Read read_inputs(const std::vector<Input>& inputs, const ReadOptions& options = {}) {
  Read read;
  read.catalog = read_catalog(inputs, options, read.diagnostics);
  return read;
}

inline Read read_text(std::string_view text, const ReadOptions& options = {}) {
  return read_inputs({{"test.json", text}}, options);
}

/** A catalogue of a credential `mc`, a program `gc` and a recognition `rec` with more members. */
inline std::string with_recognition(std::string_view members) {
  return R"({"credstack": 1,
    "organizations": [{"id": "org", "name": "University"}],
    "achievements": [
      {"id": "mc", "type": "MicroCredential", "name": "Data 101", "owner": "org"},
      {"id": "gc", "type": "Certificate", "name": "Certificate", "owner": "org", "requirement":
        {"all": [{"achievement": "mc"},
                 {"id": "rest", "credits": {"value": 18, "unit": "ECTS"}, "open": true}]}}],
    "recognitions": [{"id": "rec", "credential": "mc", "target": "gc", )" +
         std::string(members) + "}]}";
}

/** A catalogue of one achievement `a` with more members. */
inline std::string with_achievement(std::string_view members) {
  return R"({"credstack": 1, "organizations": [{"id": "org", "name": "University"}],
    "achievements": [{"id": "a", "type": "Certificate", "name": "A")" +
         (members.empty() ? "" : ", " + std::string(members)) + "}]}";
}

}  // namespace credstack::catalog
