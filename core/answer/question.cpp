#include "answer/question.hpp"

#include <algorithm>

#include "answer/question_reader.hpp"
#include "catalog/diagnostics.hpp"
#include "catalog/find_id.hpp"
#include "recognition/short_profiles.hpp"

namespace credstack::answer {
namespace {

using catalog::JsonValue;
using catalog::quoted;

constexpr std::pair<std::string_view, Ask> asks[] = {
    {"stacks", Ask::stacks},           {"ladder", Ask::ladder}, {"compare", Ask::compare},
    {"portability", Ask::portability}, {"record", Ask::record}, {"catalog", Ask::catalog}};

constexpr std::size_t most_near = 5;
constexpr std::size_t most_compared = 4;
constexpr std::size_t most_awards = 10'000;

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

bool QuestionReader::fail(std::string_view code, std::string message) {
  refusal_.code = code;
  refusal_.message = std::move(message);
  return false;
}

bool QuestionReader::check_members(std::initializer_list<std::string_view> known) {
  return check_members(root_, "A question has", known);
}

bool QuestionReader::check_members(JsonValue object, std::string_view subject,
                                   std::initializer_list<std::string_view> known) {
  for (const JsonValue member : object) {
    if (std::find(known.begin(), known.end(), member.key()) == known.end()) {
      return fail("bad-question",
                  std::string(subject) + " no member " + quoted(member.key()) + ".");
    }
  }
  return true;
}

bool QuestionReader::read_string(std::string_view key, std::string_view& value) {
  const auto member = root_.find(key);
  if (!member || member->is_null()) return true;
  if (!member->is_string()) {
    return fail("bad-question", "\"" + std::string(key) + "\" must be a string.");
  }
  value = member->text();
  return true;
}

bool QuestionReader::read_boolean(std::string_view key, bool& value) {
  const auto member = root_.find(key);
  if (!member || member->is_null()) return true;
  if (!member->is_boolean()) {
    return fail("bad-question", "\"" + std::string(key) + "\" must be true or false.");
  }
  value = member->truth();
  return true;
}

bool QuestionReader::read_words(std::string_view& language, JsonValue& words) {
  if (!read_string("lang", language)) return false;
  const auto member = root_.find("words");
  if (!member || member->is_null()) return true;
  const auto has_words = [](JsonValue list) {
    bool all = list.is_object();
    if (all) {
      for (const JsonValue each : list) all = all && each.is_string();
    }
    return all;
  };
  bool all = member->is_object();
  if (all) {
    for (const JsonValue list : *member) all = all && has_words(list);
  }
  words = *member;
  return all || fail("bad-question", "\"words\" has an object of strings for each language.");
}

bool QuestionReader::read_day(Date& date) {
  const auto on = root_.find("on");
  if (!on || on->is_null()) {
    return fail("missing-date", "The question needs a date, as in \"on\": \"2026-11-24\".");
  }
  return read_date(*on, date);
}

bool QuestionReader::read_date(JsonValue member, Date& date) {
  const auto parsed = member.is_string() ? Date::parse(member.text()) : std::nullopt;
  if (!parsed || parsed->day == 0) {
    return fail("missing-date", quoted(member.text()) +
                                    " is no whole date; write year-month-day, as in 2026-11-24.");
  }
  date = *parsed;
  return true;
}

bool QuestionReader::find(std::string_view id, AchievementId& found) {
  const Catalog& catalog = library_.catalog;
  found = catalog.find(id);
  if (found) return true;
  const std::string wanted = lowered(id);
  std::vector<std::string_view> near;
  bool unique = true;
  for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
    const std::string_view each = catalog.achievements[i].id;
    if (catalog::ends_in(each, id)) {
      unique = unique && !found;
      found = AchievementId{i};
    }
    if (near.size() < most_near && lowered(each).find(wanted) != std::string::npos) {
      near.push_back(each);
    }
  }
  if (found && unique) return true;
  found = {};
  refusal_.near = std::move(near);
  return fail("unknown-id",
              unique ? "The catalogue has no credential, program or course " + quoted(id) + "."
                     : "Several ids end in " + quoted(id) + ": write the whole id.");
}

namespace {

class Reader : QuestionReader {
 public:
  Reader(const Library& library, JsonValue root, Refusal& refusal)
      : QuestionReader(library, root, refusal) {}

  std::optional<Question> run() {
    if (!root_.is_object()) {
      fail("bad-question", "A question is a JSON object.");
      return std::nullopt;
    }
    if (!check_members() || !read_ask() || !read_common() || !read_subject()) return std::nullopt;
    if (question_.ask == Ask::record && !read_record()) return std::nullopt;
    if (question_.ask == Ask::compare && !read_compared()) return std::nullopt;
    return question_;
  }

 private:
  bool check_members() {
    return QuestionReader::check_members({"ask", "credential", "credentials", "program", "on",
                                          "lang", "words", "view", "list", "shortProfile", "awards",
                                          "windowYears", "jurisdiction"});
  }

  bool read_ask() {
    std::string_view word;
    if (!read_string("ask", word)) return false;
    for (const auto& [name, ask] : asks) {
      if (name == word) {
        question_.ask = ask;
        return true;
      }
    }
    return fail(
        "bad-question",
        "\"ask\" must be stacks, ladder, compare, portability, record, catalog or, where the "
        "program reads records, audit, plan or find; it is " +
            quoted(word) + ".");
  }

  bool read_common() {
    if (!read_words(question_.language, question_.words) ||
        !read_string("shortProfile", question_.short_profile) ||
        !read_string("jurisdiction", question_.jurisdiction) ||
        !read_boolean("view", question_.view) || !read_boolean("list", question_.list)) {
      return false;
    }
    if (!question_.short_profile.empty() && !find_short_profile(question_.short_profile)) {
      return fail("bad-question",
                  "There is no profile " + quoted(question_.short_profile) + " of being short.");
    }
    const bool dated = question_.ask == Ask::stacks || question_.ask == Ask::ladder ||
                       question_.ask == Ask::compare || question_.ask == Ask::portability;
    return !dated || read_day(question_.on);
  }

  bool read_subject() {
    const std::string_view key = question_.ask == Ask::stacks   ? "credential"
                                 : question_.ask == Ask::ladder ? "program"
                                                                : "";
    if (key.empty()) return true;
    std::string_view id;
    if (!read_string(key, id)) return false;
    if (id.empty()) {
      return fail("bad-question", "The question needs a " + std::string(key) + ".");
    }
    return find(id, question_.subject);
  }

  /** What is compared: two of them at the least, and each once. */
  bool read_compared() {
    const auto ids = root_.find("credentials");
    if (!ids || !ids->is_array() || ids->size() < 2 || ids->size() > most_compared) {
      return fail("bad-question", "\"credentials\" must list from 2 to 4 ids.");
    }
    std::vector<AchievementId>& compared = question_.compared;
    for (const JsonValue each : *ids) {
      AchievementId id;
      if (!each.is_string() || each.text().empty()) {
        return fail("bad-question", "A credential is named by its id.");
      }
      if (!find(each.text(), id)) return false;
      if (std::find(compared.begin(), compared.end(), id) != compared.end()) {
        return fail("bad-question", "\"credentials\" lists " + quoted(each.text()) + " twice.");
      }
      compared.push_back(id);
    }
    return true;
  }

  bool read_record() {
    const auto awards = root_.find("awards");
    if (!awards || !awards->is_array() || awards->size() == 0 || awards->size() > most_awards) {
      return fail("bad-question", "\"awards\" must list from 1 to 10,000 awards.");
    }
    for (const JsonValue each : *awards) {
      const auto id = each.find("achievement");
      const auto date = each.find("date");
      if (!id || !id->is_string() || !date) {
        return fail("bad-question", "Each award needs an \"achievement\" and a \"date\".");
      }
      Award award;
      if (!find(id->text(), award.achievement) || !read_date(*date, award.date)) return false;
      question_.awards.push_back(award);
    }
    question_.windows = {2, 3, 4, 6};
    const auto windows = root_.find("windowYears");
    if (!windows) return true;
    question_.windows.clear();
    if (!windows->is_array()) {
      return fail("bad-question", "\"windowYears\" lists whole numbers from 1 to 100.");
    }
    for (const JsonValue each : *windows) {
      const auto years = each.is_number() ? Rational::parse(each.text()) : std::nullopt;
      if (!years || !years->is_whole() || years->num() < 1 || years->num() > 100) {
        return fail("bad-question", "\"windowYears\" lists whole numbers from 1 to 100.");
      }
      question_.windows.push_back(static_cast<int>(years->num()));
    }
    return !question_.windows.empty() ||
           fail("bad-question", "\"windowYears\" lists whole numbers from 1 to 100.");
  }

  Question question_;
};

}  // namespace

std::optional<Question> read_question(const Library& library, const catalog::JsonDocument& document,
                                      Refusal& refusal) {
  if (document.error()) {
    refusal.code = "bad-question";
    refusal.message = document.error()->message;
    return std::nullopt;
  }
  return Reader(library, document.root(), refusal).run();
}

}  // namespace credstack::answer
