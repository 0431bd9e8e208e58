// One CTDL record while it is read, and the parts of it that need a file of their own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/ctdl_document.hpp"
#include "model/records.hpp"

namespace credstack::catalog::ctdl {

struct Record {
  Document& document;
  JsonValue node;
  const Path& path;
  std::string id;
  AchievementId at;
  std::vector<OrganizationId> owners;  ///< whose word the record is
  std::size_t profiles = 0;            ///< read so far into trees, which is bounded
  Achievement achievement;             ///< put into the catalogue when all of it is read
  bool siblings_reported = false;
  StudyFacts study{};  ///< of the achievement, where it says anything

  CatalogBuilder& builder() { return document.builder(); }
  Diagnostics& diagnostics() { return document.diagnostics(); }
};

/** What a class of its own does not say: levels, status, quality assurance, places, evidence. */
void read_levels(Record& record);
void read_status(Record& record);
void read_assurances(Record& record);
void read_evidence(Record& record);
void read_funding(Record& record);
/** How and in which languages it is taught, into the record's study facts. */
void read_teaching(Record& record);
/** Gives the achievement its study facts, where there are any. */
void put_study(Record& record);

/** What completes it (`requires`) and what admits to it (`entryCondition`, `prerequisite` and
 * others). */
void read_requirements(Record& record);
/** The statements about what it leads to and what leads to it, as recognitions. */
void read_connections(Record& record);
/** The tree of a Pathway, and what it leads to. */
void read_pathway(Record& record);

}  // namespace credstack::catalog::ctdl
