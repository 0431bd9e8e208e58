// Many records against one question: what ask() does for one, without preparing the program anew.
#include "answer/audit_desk.hpp"
#include "credstack/audit.hpp"
#include "learner/readers.hpp"

namespace credstack {
namespace {

/** Of a record by itself as within a question: the same is cut out of both. */
constexpr std::size_t record_depth = answer::question_depth - 1;

answer::Refusal bad_question(std::string message) {
  return {.code = "bad-question", .message = std::move(message)};
}

/** What a reader of files says, said of one record. */
std::string of_record(const std::string& message) {
  constexpr std::string_view file = "The file ";
  std::string text = message.substr(0, message.find("; nothing of "));
  if (text.starts_with(file)) text = "The record " + text.substr(file.size());
  if (!text.ends_with('.')) text += '.';
  return text;
}

}  // namespace

struct Audits::State {
  State(std::shared_ptr<const Library> asked, std::string_view question_text)
      : library(std::move(asked)),
        text(question_text),
        document(text, answer::question_depth),
        ids(library->catalog) {
    answer::Refusal refusal;
    if (document.error()) {
      refusal = bad_question(document.error()->message);
    } else if (!answer::asks_for(document, "audit")) {
      refusal = bad_question("Only an audit is asked for many records.");
    } else {
      question = read_audit_question(*library, document, answer::RecordIs::elsewhere, refusal);
    }
    if (question) {
      desk.emplace(*library, *question, question->view);
    } else {
      error = refuse(refusal);
    }
  }

  const std::shared_ptr<const Library> library;
  const std::string text;  // the question points into it
  const catalog::JsonDocument document;
  const learner::KnownIds ids;
  std::optional<answer::AuditQuestion> question;
  std::optional<answer::AuditDesk> desk;
  std::string error;
};

Audits::Audits(std::shared_ptr<const Library> library, std::string_view question)
    : state_(std::make_unique<State>(std::move(library), question)) {}
Audits::~Audits() = default;
Audits::Audits(Audits&&) noexcept = default;

const std::string& Audits::error() const { return state_->error; }

std::string Audits::answer(std::string_view record) const {
  if (!state_->desk) return state_->error;
  const catalog::JsonDocument document(record, record_depth);
  if (document.error()) return refuse(bad_question(of_record(document.error()->message)));
  if (!document.root().is_object()) {
    return refuse(bad_question("A record is a JSON object, as docs/learner.md describes it."));
  }
  std::vector<Diagnostic> problems;
  const learner::Learner learner =
      learner::read_learner(state_->library->catalog, document.root(), "", problems, &state_->ids);
  if (const auto refusal = answer::refuse_record(learner, problems)) return refuse(*refusal);
  return state_->desk->json(learner, problems);
}

}  // namespace credstack
