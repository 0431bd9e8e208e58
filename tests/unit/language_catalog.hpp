// A catalogue of a university whose program `p` has the tree that a test writes down.
#pragma once

#include <string>
#include <string_view>

#include "read_text.hpp"

namespace credstack::catalog {

/** `p` comes first. `members` are more of `p`, `more` more of the catalogue. */
inline std::string with_tree(std::string_view tree, std::string_view members = "",
                             std::string_view more = "") {
  const auto then = [](std::string_view text) {
    return text.empty() ? std::string() : ", " + std::string(text);
  };
  return R"({"credstack": 1,
    "organizations": [{"id": "u", "name": "University", "gradeScale": "letters"},
                      {"id": "v", "name": "College"}],
    "achievements": [
      {"id": "p", "type": "Certificate", "name": "P", "owner": "u", "requirement": )" +
         std::string(tree) + then(members) + R"(},
      {"id": "c1", "type": "Course", "name": "1", "owner": "u",
       "credit": {"value": 3, "unit": "US-SH"}},
      {"id": "c2", "type": "Course", "name": "2", "owner": "u",
       "credit": {"value": 3, "unit": "US-SH"}},
      {"id": "c3", "type": "Course", "name": "3", "owner": "u", "repeatable": true,
       "credit": {"value": 1, "unit": "US-SH"}},
      {"id": "c4", "type": "Course", "name": "4", "owner": "u"}],
    "gradeScales": [{"id": "letters", "grades": [{"grade": "A", "points": 4},
      {"grade": "B", "points": 3}, {"grade": "F", "points": 0, "pass": false}]},
      {"id": "numbers", "numeric": {"best": 1, "worst": 5, "pass": 4}}])" +
         then(more) + "}";
}

/** A tree of two leaves, `x` and `y`, with these rules at its root. */
inline std::string with_rules(std::string_view rules) {
  return with_tree(R"({"id": "root", "all": [
    {"id": "x", "credits": {"value": 3, "unit": "US-SH"}, "open": true},
    {"id": "y", "courses": 1, "from": ["c1", "c2"]}], "rules": )" +
                   std::string(rules) + "}");
}

/** The node of an id, of any tree. */
inline const Requirement& node(const Read& read, std::string_view id) {
  static const Requirement none;
  const auto& all = read.catalog.requirements;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Requirement& each) { return each.id == id; });
  return found == all.end() ? none : *found;
}

/** What a node says beside its kind; nothing where it says nothing. */
inline const RequirementTerms& terms(const Read& read, std::string_view id) {
  static const RequirementTerms none;
  const RequirementTermsId at = node(read, id).terms;
  return at ? read.catalog[at] : none;
}

}  // namespace credstack::catalog
