// Decisions of one id in several inputs: each is taken whole, as one or beside the others.
#pragma once

#include <string>
#include <vector>

#include "catalog/merge_report.hpp"
#include "catalog/merging_records.hpp"

namespace credstack::catalog {

/** Recognitions that have one id, in the order of reading. */
struct RecognitionGroup {
  std::vector<RecognitionId> at;
  std::vector<Place> places;
};

class RecognitionMerger {
 public:
  RecognitionMerger(Catalog& catalog, const Alike& alike, MergeReport& report)
      : catalog_(catalog), alike_(alike), report_(report) {}

  /** Lets the handle that is kept of a body stand in all recognitions. */
  void rename(const SameBodies& same_body);

  /**
   * A refusal under an agreement that became doubtful may hold or not. So that it is not lost on
   * what else speaks for its targets, these are doubtful instead.
   * @param merged whether an agreement was made of several
   */
  template <class Merged>
  void keep_refusals(Merged merged) {
    for (const Recognition& record : catalog_.recognitions) {
      const AgreementId at = record.agreement;
      if (record.decision != Decision::refused || !at || !catalog_[at].doubtful || !merged(at)) {
        continue;
      }
      for (const AchievementId target : record.targets) {
        catalog_.achievements[target.index()].doubtful = true;
      }
    }
  }

  /** @return the new place of each recognition; empty where none has moved */
  std::vector<RecognitionId> merge(const std::vector<RecognitionGroup>& groups);

 private:
  void merge_decisions(const RecognitionGroup& group, std::vector<std::size_t>& stands_for);
  /** Whether one is the other, said again or with more of what limits it. */
  bool agree(const Recognition& a, const Recognition& b) const;
  void bring_together(Recognition& kept, const Recognition& other) const;
  bool speaks_later(const RecognitionGroup& group, std::size_t a, std::size_t b) const;
  bool same_speakers(const RecognitionGroup& group, std::size_t a, std::size_t b) const;
  /**
   * Decisions that differ stand side by side. By the same bodies they contradict each other, and
   * none is sure; by others, each is judged by who says it.
   */
  std::string separate(const RecognitionGroup& group, const std::vector<std::size_t>& kept);
  std::vector<RecognitionId> compact(const std::vector<std::size_t>& stands_for);

  Catalog& catalog_;
  const Alike& alike_;
  MergeReport& report_;
};

}  // namespace credstack::catalog
