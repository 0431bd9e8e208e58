#include "answer/audit_question.hpp"

#include <algorithm>

#include "answer/question_reader.hpp"
#include "catalog/diagnostics.hpp"

namespace credstack::answer {
namespace {

using catalog::JsonValue;

constexpr std::size_t most_programs = 20;
constexpr std::int64_t most_work = 1'000'000'000;

/** Whether anything is asked of who takes the program. */
bool has_requirements(const Catalog& catalog, const Achievement& program) {
  return program.requirement || (program.study && !catalog[program.study].versions.empty());
}

class Reader : QuestionReader {
 public:
  Reader(const Library& library, JsonValue root, Refusal& refusal)
      : QuestionReader(library, root, refusal) {}

  std::optional<AuditQuestion> run(RecordIs record) {
    if (!check_members({"ask", "program", "programs", "on", "learner", "learnerCsv", "whatIf",
                        "workLimit", "lang", "view"}) ||
        !read_day(question_.on) || !read_string("lang", question_.language) ||
        !read_boolean("view", question_.view) || !read_boolean("whatIf", question_.what_if) ||
        !read_work_limit() || !read_programs() || !read_record(record)) {
      return std::nullopt;
    }
    return std::move(question_);
  }

 private:
  std::optional<JsonValue> member(std::string_view key) {
    const auto found = root_.find(key);
    return found && !found->is_null() ? found : std::nullopt;
  }

  bool read_work_limit() {
    const auto limit = member("workLimit");
    if (!limit) return true;
    const auto steps = limit->is_number() ? Rational::parse(limit->text()) : std::nullopt;
    if (!steps || !steps->is_whole() || steps->num() < 1 || steps->num() > most_work) {
      return fail("bad-question", "\"workLimit\" is a whole number from 1 to 1,000,000,000.");
    }
    question_.work_limit = static_cast<std::uint64_t>(steps->num());
    return true;
  }

  bool read_programs() {
    const auto one = member("program");
    const auto several = member("programs");
    if (one.has_value() == several.has_value()) {
      return fail("bad-question", "The question needs a program: \"program\" or \"programs\".");
    }
    if (one) return add_program(*one);
    if (!several->is_array() || several->size() == 0 || several->size() > most_programs) {
      return fail("bad-question", "\"programs\" must list from 1 to 20 programs.");
    }
    for (const JsonValue each : *several) {
      if (!add_program(each)) return false;
    }
    return true;
  }

  bool add_program(JsonValue id) {
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
    std::vector<AchievementId>& programs = question_.programs;
    if (std::find(programs.begin(), programs.end(), found) != programs.end()) {
      return fail("bad-question", "\"programs\" lists " + catalog::quoted(id.text()) + " twice.");
    }
    programs.push_back(found);
    return true;
  }

  bool read_record(RecordIs record) {
    const auto learner = member("learner");
    const auto csv = member("learnerCsv");
    if (record == RecordIs::elsewhere) {
      return (!learner && !csv) ||
             fail("bad-question", "The records come by themselves, not in the question.");
    }
    if (learner.has_value() == csv.has_value()) {
      return fail("bad-question",
                  "The question needs a record: \"learner\" or \"learnerCsv\" (docs/learner.md).");
    }
    if (learner && !learner->is_object()) {
      return fail("bad-question",
                  "\"learner\" must be an object, as docs/learner.md describes it.");
    }
    if (csv && !csv->is_string()) {
      return fail("bad-question", "\"learnerCsv\" must be a string: the text of the table.");
    }
    if (learner) question_.learner = *learner;
    if (csv) question_.csv = csv->text();
    return true;
  }

  AuditQuestion question_;
};

}  // namespace

bool asks_audit(const catalog::JsonDocument& document) {
  if (document.error() || !document.root().is_object()) return false;
  const auto ask = document.root().find("ask");
  return ask && ask->is_string() && ask->text() == "audit";
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

std::optional<AuditQuestion> read_audit_question(const Library& library,
                                                 const catalog::JsonDocument& document,
                                                 RecordIs record, Refusal& refusal) {
  return Reader(library, document.root(), refusal).run(record);
}

}  // namespace credstack::answer
