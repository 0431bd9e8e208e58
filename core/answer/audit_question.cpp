#include "answer/audit_question.hpp"

namespace credstack::answer {
namespace {

constexpr std::size_t most_programs = 20;

class Reader : RecordQuestionReader {
 public:
  Reader(const Library& library, catalog::JsonValue root, Refusal& refusal)
      : RecordQuestionReader(library, root, refusal) {}

  std::optional<AuditQuestion> run(RecordIs record) {
    if (!check_members({"ask", "program", "programs", "on", "learner", "learnerCsv", "whatIf",
                        "workLimit", "lang", "words", "view"}) ||
        !read_boolean("whatIf", question_.what_if) ||
        !read_common(question_, most_programs, record)) {
      return std::nullopt;
    }
    return std::move(question_);
  }

 private:
  AuditQuestion question_;
};

}  // namespace

std::optional<AuditQuestion> read_audit_question(const Library& library,
                                                 const catalog::JsonDocument& document,
                                                 RecordIs record, Refusal& refusal) {
  return Reader(library, document.root(), refusal).run(record);
}

}  // namespace credstack::answer
