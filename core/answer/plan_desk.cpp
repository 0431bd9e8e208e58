#include "answer/plan_desk.hpp"

#include "answer/answers_json.hpp"
#include "answer/plan_json.hpp"
#include "answer/plan_view.hpp"
#include "answer/values_json.hpp"

namespace credstack::answer {
namespace {

/** With the words of a plan among them. */
std::optional<Messages> all_words(const Library& library, const PlanQuestion& question,
                                  bool speaks) {
  if (!speaks) return std::nullopt;
  return std::optional<Messages>(std::in_place, library.words, question.language, question.words,
                                 std::span(plan_message_files, plan_message_file_count));
}

}  // namespace

PlanDesk::PlanDesk(const Library& library, const PlanQuestion& question,
                   const learner::Learner& learner, const std::vector<Diagnostic>& problems,
                   bool speaks)
    : question_(question),
      learner_(learner),
      problems_(problems),
      context_{library.catalog, question.language, question.on},
      words_(all_words(library, question, speaks)) {
  plan::PlanOptions options{.on = question.on};
  if (question.work_limit) options.work_limit = *question.work_limit;
  for (const AchievementId program : question.programs) {
    planners_.emplace_back(library.catalog, library.graph, program, learner, options);
  }
}

plan::PlanAnswer PlanDesk::find(const plan::Wishes& wishes) {
  plan::PlanAnswer found{.on = question_.on};
  for (plan::Planner& planner : planners_) found.programs.push_back(planner.plan(wishes));
  return found;
}

View PlanDesk::in_words(const plan::PlanAnswer& found, const plan::Wishes& wishes) const {
  return plan_view(Phrases(context_, *words_), wishes, found, learner_, problems_);
}

std::string PlanDesk::json(const plan::Wishes& wishes) { return json_of(find(wishes), wishes); }

void PlanDesk::begin(const plan::Wishes& wishes) {
  begun_ = &wishes;
  for (plan::Planner& planner : planners_) planner.begin(wishes);
  at_work_ = 0;
}

bool PlanDesk::resume(std::uint64_t steps) {
  if (at_work_ < planners_.size() && !planners_[at_work_].resume(steps)) ++at_work_;
  return at_work_ < planners_.size();
}

std::string PlanDesk::json_so_far() {
  plan::PlanAnswer found{.on = question_.on};
  for (plan::Planner& planner : planners_) found.programs.push_back(planner.so_far());
  return json_of(found, *begun_);
}

std::string PlanDesk::json_of(const plan::PlanAnswer& found, const plan::Wishes& wishes) const {
  JsonWriter json;
  json.object().member("ask", "plan").member("on", question_.on.to_string());
  if (at_work_ < planners_.size() && begun_) json.member("searching", true);
  write_catalog(json, context_);
  json.optional("learner", learner_.id);
  write_members(json, context_, wishes, found);
  json.key("diagnostics").raw(to_json(problems_));
  if (question_.view) {
    json.key("view");
    write(json, in_words(found, wishes));
  }
  json.end_object();
  return json.take();
}

View PlanDesk::view(const plan::Wishes& wishes) { return in_words(find(wishes), wishes); }

}  // namespace credstack::answer
