// A requirement tree in one line, for tests that read CTDL: `all(a, choose 2(b, c, "words"))`.
#pragma once

#include <string>

#include "read_text.hpp"

namespace credstack::catalog {

inline std::string tree_of(const Catalog& catalog, RequirementId id) {
  if (!id) return "nothing";
  const Requirement& node = catalog[id];
  std::string inner;
  for (const RequirementId child : node.children) {
    inner += (inner.empty() ? "" : ", ") + tree_of(catalog, child);
  }
  switch (node.kind) {
    case RequirementKind::all:
      return "all(" + inner + ")";
    case RequirementKind::any:
      return "any(" + inner + ")";
    case RequirementKind::choose:
      return "choose " + std::to_string(node.choose) + "(" + inner + ")";
    case RequirementKind::achievement:
      return std::string(catalog[node.achievement].id);
    case RequirementKind::prose:
      return "\"" + std::string(node.name.in("en")) + "\"";
    default:
      return "other";
  }
}

/** `code: count` of each kind of problem but the terms that are passed over. */
inline std::vector<std::string> codes_of(const Read& read) {
  std::vector<std::string> codes;
  for (const Diagnostic& problem : read.diagnostics) {
    if (problem.code != "ctdl-ignored-term") codes.push_back(problem.code);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

}  // namespace credstack::catalog
