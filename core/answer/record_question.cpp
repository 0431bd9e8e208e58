#include "answer/record_question.hpp"

#include <algorithm>

#include "catalog/diagnostics.hpp"
#include "learner/readers.hpp"

namespace credstack::answer {

using catalog::JsonValue;

namespace {

constexpr std::int64_t most_work = 1'000'000'000;

/** Whether anything is asked of who takes the program. */
bool has_requirements(const Catalog& catalog, const Achievement& program) {
  return program.requirement || (program.study && !catalog[program.study].versions.empty());
}

}  // namespace

bool asks_for(const catalog::JsonDocument& document, std::string_view ask) {
  if (document.error() || !document.root().is_object()) return false;
  const auto asked = document.root().find("ask");
  return asked && asked->is_string() && asked->text() == ask;
}

std::optional<Refusal> refuse_record(const learner::Learner& learner,
                                     const std::vector<Diagnostic>& problems) {
  if (!learner.unreadable) return std::nullopt;
  Refusal refusal{.code = "bad-record", .message = "The record cannot be read."};
  for (const Diagnostic& each : problems) {
    if (each.severity != Severity::error) continue;
    refusal.message = each.message;
    break;
  }
  return refusal;
}

learner::Learner record_of(const Library& library, const RecordQuestion& question,
                           std::vector<Diagnostic>& problems) {
  if (question.csv) return learner::read_csv(library.catalog, *question.csv, problems);
  if (!question.learner.is_there()) return {};
  // Its places are those in the record, wherever the record came from.
  return learner::read_learner(library.catalog, question.learner, "", problems);
}

bool RecordQuestionReader::read_common(RecordQuestion& question, std::size_t most_programs,
                                       RecordIs record) {
  return read_day(question.on) && read_words(question.language, question.words) &&
         read_boolean("view", question.view) && read_work_limit(question) &&
         read_programs(question, most_programs) && read_record(question, record);
}

std::optional<JsonValue> RecordQuestionReader::member(std::string_view key) {
  const auto found = root_.find(key);
  return found && !found->is_null() ? found : std::nullopt;
}

bool RecordQuestionReader::read_work_limit(RecordQuestion& question) {
  const auto limit = member("workLimit");
  if (!limit) return true;
  const auto steps = limit->is_number() ? Rational::parse(limit->text()) : std::nullopt;
  if (!steps || !steps->is_whole() || steps->num() < 1 || steps->num() > most_work) {
    return fail("bad-question", "\"workLimit\" is a whole number from 1 to 1,000,000,000.");
  }
  question.work_limit = static_cast<std::uint64_t>(steps->num());
  return true;
}

bool RecordQuestionReader::read_programs(RecordQuestion& question, std::size_t most) {
  const auto one = member("program");
  const auto several = member("programs");
  if (one.has_value() == several.has_value()) {
    return fail("bad-question", "The question needs a program: \"program\" or \"programs\".");
  }
  if (one) return add_program(question, *one);
  if (!several->is_array() || several->size() == 0 || several->size() > most) {
    return fail("bad-question",
                "\"programs\" must list from 1 to " + std::to_string(most) + " programs.");
  }
  for (const JsonValue each : *several) {
    if (!add_program(question, each)) return false;
  }
  return true;
}

bool RecordQuestionReader::add_program(RecordQuestion& question, JsonValue id) {
  if (!id.is_string() || id.text().empty()) {
    return fail("bad-question", "A program is named by its id.");
  }
  AchievementId found;
  if (!find(id.text(), found)) return false;
  const Catalog& catalog = library_.catalog;
  if (!has_requirements(catalog, catalog[found])) {
    return fail("no-requirement", "The catalogue does not say what " +
                                      catalog::quoted(catalog[found].id) + " requires.");
  }
  std::vector<AchievementId>& programs = question.programs;
  if (std::find(programs.begin(), programs.end(), found) != programs.end()) {
    return fail("bad-question", "\"programs\" lists " + catalog::quoted(id.text()) + " twice.");
  }
  programs.push_back(found);
  return true;
}

bool RecordQuestionReader::read_record(RecordQuestion& question, RecordIs record) {
  const auto learner = member("learner");
  const auto csv = member("learnerCsv");
  if (record == RecordIs::elsewhere) {
    return (!learner && !csv) ||
           fail("bad-question", "The records come by themselves, not in the question.");
  }
  if (learner && csv) {
    return fail("bad-question",
                "The question has two records: leave out \"learner\" or \"learnerCsv\".");
  }
  if (record == RecordIs::inside && !learner && !csv) {
    return fail("bad-question",
                "The question needs a record: \"learner\" or \"learnerCsv\" (docs/learner.md).");
  }
  if (learner && !learner->is_object()) {
    return fail("bad-question", "\"learner\" must be an object, as docs/learner.md describes it.");
  }
  if (csv && !csv->is_string()) {
    return fail("bad-question", "\"learnerCsv\" must be a string: the text of the table.");
  }
  if (learner) question.learner = *learner;
  if (csv) question.csv = csv->text();
  return true;
}

}  // namespace credstack::answer
