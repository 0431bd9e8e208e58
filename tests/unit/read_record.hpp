// Reads learners' records that a test writes down, against one small catalogue.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "learner/readers.hpp"
#include "read_text.hpp"

namespace credstack::learner {

/** A university with a program of two courses, a college with one, and a scale of grades. */
inline const Catalog& record_catalog() {
  static const auto made = [] {
    auto read = catalog::read_text(R"({"credstack": 1,
      "organizations": [{"id": "org:uni", "name": "University"},
                        {"id": "org:college", "name": "College"}],
      "achievements": [
        {"id": "urn:x:bsc", "type": "BachelorDegree", "name": "BSc", "owner": "org:uni"},
        {"id": "urn:x:minor", "type": "Certificate", "name": "Minor", "owner": "org:uni"},
        {"id": "urn:x:cs-101", "type": "Course", "name": "CS", "owner": "org:uni"},
        {"id": "urn:x:Stat/110", "type": "Course", "name": "Statistics", "owner": "org:uni"},
        {"id": "urn:x:a/same", "type": "Course", "name": "A", "owner": "org:uni"},
        {"id": "urn:x:b/same", "type": "Course", "name": "B", "owner": "org:uni"},
        {"id": "urn:y:lit-1", "type": "Course", "name": "Literature", "owner": "org:college"}]})");
    read.catalog.grade_scales.push_back({.id = "scale:letters"});
    return std::make_unique<const catalog::Read>(std::move(read));
  }();
  return made->catalog;
}

/** A learner, what it was read from, and the problems. */
struct Record {
  std::string bytes;
  std::unique_ptr<catalog::JsonDocument> document;
  Learner learner;
  std::vector<Diagnostic> diagnostics;

  /** `code pointer` of each problem, sorted; warnings end in ` (warning)`. */
  std::vector<std::string> problems() const {
    std::vector<std::string> list;
    for (const Diagnostic& problem : diagnostics) {
      const bool warning = problem.severity == Severity::warning;
      list.push_back(problem.code + " " + problem.pointer + (warning ? " (warning)" : ""));
    }
    std::sort(list.begin(), list.end());
    return list;
  }
  const Item& item(std::size_t at = 0) const { return learner.items.at(at); }
};

inline Record read_record(std::string_view text) {
  Record record;
  record.bytes = text;
  record.document = std::make_unique<catalog::JsonDocument>(record.bytes, 200);
  record.learner =
      read_learner(record_catalog(), record.document->root(), "/learner", record.diagnostics);
  return record;
}

/** A record of one item with these members. */
inline Record read_item(std::string_view members) {
  return read_record(R"({"credstackLearner": 1, "items": [{)" + std::string(members) + "}]}");
}

inline Record read_table(std::string_view text) {
  Record record;
  record.bytes = text;
  record.learner = read_csv(record_catalog(), record.bytes, record.diagnostics);
  return record;
}

/** The id of what a handle names; empty when it names nothing. */
inline std::string_view name(AchievementId at) { return at ? record_catalog()[at].id : ""; }
inline std::string_view name(OrganizationId at) { return at ? record_catalog()[at].id : ""; }

using Problems = std::vector<std::string>;

}  // namespace credstack::learner
