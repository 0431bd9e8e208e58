// Decisions as CTDL states them: transfer values, and connections on the record of either side.
#pragma once

#include <utility>
#include <vector>

#include "answer/json_writer.hpp"
#include "model/catalog.hpp"

namespace credstack::publish {

/** Whether a fact is its publisher's own word, or was read on the publisher's own page. */
bool is_own_word(const Source& source);

/**
 * Which decisions CTDL can say without making them surer than they are, and where. The others (a
 * refusal, a price, an agreement, an end that the term cannot carry) are not said in CTDL at all.
 */
struct RecognitionPlaces {
  explicit RecognitionPlaces(const Catalog& catalog);

  std::vector<RecognitionId> transfer_values;  ///< each a TransferValueProfile of its own
  /** On the record of an achievement; sorted by it. */
  std::vector<std::pair<AchievementId, RecognitionId>> connections;

  /**
   * Whether somebody decided on this step what CTDL cannot say. Then nothing else is said of it
   * either: a requirement that names a credential looks like a yes beside a refusal left out.
   */
  bool is_withheld(AchievementId from, AchievementId to) const;

 private:
  /** What a rule of the target's tree limits is not said without the rule. */
  void withhold_limited(const Catalog& catalog, const std::vector<RecognitionId>& sayable);

  std::vector<std::pair<AchievementId, AchievementId>> withheld_;  // sorted
};

void write_transfer_value(answer::JsonWriter& json, const Catalog& catalog, RecognitionId id);

/** The connections that stand on an achievement's record, as members of it. */
void write_connections(answer::JsonWriter& json, const Catalog& catalog, AchievementId on,
                       const RecognitionPlaces& places);

}  // namespace credstack::publish
