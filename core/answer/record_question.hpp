// What the questions about a learner's record have in common: programs, the record, how long to
// search.
#pragma once

#include "answer/question_reader.hpp"
#include "learner/learner.hpp"

namespace credstack::answer {

struct RecordQuestion {
  std::vector<AchievementId> programs;
  Date on;
  std::optional<std::uint64_t> work_limit;  ///< none: as many steps as the search takes by itself
  std::string_view language = "en";
  catalog::JsonValue words;  ///< of languages that are not compiled in
  bool view = false;
  // The record, as one of the two at the most.
  catalog::JsonValue learner;
  std::optional<std::string_view> csv;
};

/** Whether the record stands in the question, comes by itself, or may be none at all. */
enum class RecordIs : std::uint8_t { inside, elsewhere, optional };

/** Whether the document asks that, in whatever other words. */
bool asks_for(const catalog::JsonDocument& document, std::string_view ask);

/** Why a record gives no answer; nothing where it gives one. */
std::optional<Refusal> refuse_record(const learner::Learner& learner,
                                     const std::vector<Diagnostic>& problems);

/** The record of the question, and its problems; an empty one where there is none. */
learner::Learner record_of(const Library& library, const RecordQuestion& question,
                           std::vector<Diagnostic>& problems);

class RecordQuestionReader : protected QuestionReader {
 protected:
  RecordQuestionReader(const Library& library, catalog::JsonValue root, Refusal& refusal)
      : QuestionReader(library, root, refusal) {}

  bool read_common(RecordQuestion& question, std::size_t most_programs, RecordIs record);
  /** Nothing where it is absent or null. */
  std::optional<catalog::JsonValue> member(std::string_view key);

 private:
  bool read_work_limit(RecordQuestion& question);
  bool read_programs(RecordQuestion& question, std::size_t most);
  bool add_program(RecordQuestion& question, catalog::JsonValue id);
  bool read_record(RecordQuestion& question, RecordIs record);
};

}  // namespace credstack::answer
