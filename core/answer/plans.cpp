// One record and many wishes: what ask() does for one question, without preparing it anew.
#include "answer/plan_desk.hpp"
#include "answer/wish_reader.hpp"
#include "credstack/plan.hpp"

namespace credstack {
namespace {

answer::Refusal bad_question(std::string message) {
  return {.code = "bad-question", .message = std::move(message)};
}

}  // namespace

struct Plans::State {
  State(std::shared_ptr<const Library> asked, std::string_view question_text)
      : library(std::move(asked)), text(question_text), document(text, answer::question_depth) {
    answer::Refusal refusal;
    if (prepare(refusal)) {
      desk.emplace(*library, *question, learner, problems, question->view);
    } else {
      error = refuse(refusal);
    }
  }

  bool prepare(answer::Refusal& refusal) {
    if (document.error()) {
      refusal = bad_question(document.error()->message);
      return false;
    }
    if (!answer::asks_for(document, "plan")) {
      refusal = bad_question("Only a plan is asked for many wishes.");
      return false;
    }
    question = read_plan_question(*library, document, refusal);
    if (!question) return false;
    learner = record_of(*library, *question, problems);
    if (auto unreadable = answer::refuse_record(learner, problems)) {
      refusal = std::move(*unreadable);
      return false;
    }
    return true;
  }

  const std::shared_ptr<const Library> library;
  const std::string text;  // the question and the record point into it
  const catalog::JsonDocument document;
  std::optional<answer::PlanQuestion> question;
  learner::Learner learner;
  std::vector<Diagnostic> problems;
  std::optional<answer::PlanDesk> desk;
  std::string error;

  // What was begun; its wishes point into its text.
  std::string begun_text;
  std::optional<catalog::JsonDocument> begun_document;
  std::optional<plan::Wishes> begun;
};

Plans::Plans(std::shared_ptr<const Library> library, std::string_view question)
    : state_(std::make_unique<State>(std::move(library), question)) {}
Plans::~Plans() = default;
Plans::Plans(Plans&&) noexcept = default;

const std::string& Plans::error() const { return state_->error; }

std::string Plans::answer() {
  return state_->desk ? state_->desk->json(state_->question->wishes) : state_->error;
}

std::string Plans::answer(std::string_view wishes) {
  if (!state_->desk) return state_->error;
  const catalog::JsonDocument document(wishes, answer::question_depth);
  if (document.error()) return refuse(bad_question(document.error()->message));
  answer::Refusal refusal;
  const auto read = answer::read_wishes(*state_->library, document.root(), refusal);
  return read ? state_->desk->json(*read) : refuse(refusal);
}

std::string Plans::begin(std::string_view wishes) {
  State& state = *state_;
  if (!state.desk) return state.error;
  if (wishes.empty()) {
    state.begun = state.question->wishes;
  } else {
    std::string text(wishes);
    catalog::JsonDocument document(text, answer::question_depth);
    if (document.error()) return refuse(bad_question(document.error()->message));
    answer::Refusal refusal;
    if (!answer::read_wishes(*state.library, document.root(), refusal)) return refuse(refusal);
    // Read again where it stays: only now is what was begun before given up.
    state.begun_text = std::move(text);
    state.begun_document.emplace(state.begun_text, answer::question_depth);
    state.begun = answer::read_wishes(*state.library, state.begun_document->root(), refusal);
  }
  state.desk->begin(*state.begun);
  return {};
}

bool Plans::resume(std::uint64_t steps) {
  return state_->desk && state_->begun && state_->desk->resume(steps);
}

std::string Plans::so_far() {
  return state_->desk && state_->begun ? state_->desk->json_so_far() : state_->error;
}

}  // namespace credstack
