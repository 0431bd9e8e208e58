// A question as it comes in: JSON, checked, with its ids found in the catalogue.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "answer/library.hpp"
#include "catalog/json_document.hpp"
#include "recognition/record_types.hpp"

namespace credstack::answer {

/** The nesting of a question that is read; a learner's record may stand in one. */
inline constexpr std::size_t question_depth = 16;

/** Why there is no answer. */
struct Refusal {
  std::string code;  ///< `bad-question`, `missing-date`, `unknown-id`
  std::string message;
  std::vector<std::string_view> near;  ///< ids that look like the one asked for
};

/** As the answer that it is: `{"error":…}`. */
std::string refuse(const Refusal& refusal);

enum class Ask : std::uint8_t { stacks, ladder, compare, portability, record, catalog };

struct Question {
  Ask ask = Ask::catalog;
  AchievementId subject;  ///< the credential or the program
  std::vector<AchievementId> compared;
  Date on;
  std::string_view language = "en";
  catalog::JsonValue words;  ///< of languages that are not compiled in
  bool view = false;
  bool list = false;
  std::string_view short_profile;
  std::string_view jurisdiction;
  std::vector<Award> awards;
  std::vector<int> windows;
};

/** Reads a question, or says in `refusal` what is wrong with it. Views point into `document`. */
std::optional<Question> read_question(const Library& library, const catalog::JsonDocument& document,
                                      Refusal& refusal);

}  // namespace credstack::answer
