// The members that questions have in common, checked. Each call says in the refusal what is wrong.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "answer/question.hpp"

namespace credstack::answer {

class QuestionReader {
 protected:
  QuestionReader(const Library& library, catalog::JsonValue root, Refusal& refusal)
      : library_(library), root_(root), refusal_(refusal) {}

  /** Always false, so that it can be returned. */
  bool fail(std::string_view code, std::string message);
  bool check_members(std::initializer_list<std::string_view> known);
  /** The same of an object within; `subject` begins the sentence, as in "Money has". */
  bool check_members(catalog::JsonValue object, std::string_view subject,
                     std::initializer_list<std::string_view> known);
  /** Absent and null leave the value as it is. */
  bool read_string(std::string_view key, std::string_view& value);
  bool read_boolean(std::string_view key, bool& value);
  /** `lang`, and the words that come with the question. */
  bool read_words(std::string_view& language, catalog::JsonValue& words);
  /** `on`, which must be there. */
  bool read_day(Date& date);
  bool read_date(catalog::JsonValue member, Date& date);
  /** By its whole id, or a unique ending of it. */
  bool find(std::string_view id, AchievementId& found);

  const Library& library_;
  catalog::JsonValue root_;
  Refusal& refusal_;
};

}  // namespace credstack::answer
