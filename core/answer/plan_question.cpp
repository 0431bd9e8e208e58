#include "answer/plan_question.hpp"

#include "answer/wish_reader.hpp"

namespace credstack::answer {
namespace {

constexpr std::size_t most_programs = 10;

class Reader : RecordQuestionReader {
 public:
  Reader(const Library& library, catalog::JsonValue root, Refusal& refusal)
      : RecordQuestionReader(library, root, refusal) {}

  std::optional<PlanQuestion> run() {
    if (!check_members({"ask", "program", "programs", "on", "learner", "learnerCsv", "wishes",
                        "workLimit", "lang", "words", "view"}) ||
        !read_common(question_, most_programs, RecordIs::optional)) {
      return std::nullopt;
    }
    if (const auto asked = member("wishes")) {
      auto wishes = read_wishes(library_, *asked, refusal_);
      if (!wishes) return std::nullopt;
      question_.wishes = std::move(*wishes);
    }
    return std::move(question_);
  }

 private:
  PlanQuestion question_;
};

}  // namespace

std::optional<PlanQuestion> read_plan_question(const Library& library,
                                               const catalog::JsonDocument& document,
                                               Refusal& refusal) {
  return Reader(library, document.root(), refusal).run();
}

}  // namespace credstack::answer
