// The public calls that answer: from a question in JSON to an answer in JSON, HTML or text.
#include "answer/answers_json.hpp"
#include "answer/audit_answers.hpp"
#include "answer/find_answers.hpp"
#include "answer/plan_answers.hpp"
#include "answer/question.hpp"
#include "answer/values_json.hpp"
#include "answer/views.hpp"

namespace credstack {
namespace {

using answer::Answered;
using answer::Ask;
using answer::Context;
using answer::JsonWriter;
using answer::Question;
using answer::Refusal;

/** What is asked for a learner, each through its one door. */
std::optional<Answered> answer_for_learner(const Library& library,
                                           const catalog::JsonDocument& document, answer::Say say) {
  for (const auto answer : {answer::answer_audit, answer::answer_plan, answer::answer_find}) {
    if (auto answered = answer(library, document, say)) return answered;
  }
  return std::nullopt;
}

StacksAnswer ask_stacks(const Library& library, const Question& question,
                        AchievementId credential) {
  return stacks(library.catalog, library.graph, library.companions,
                {.credential = credential,
                 .on = question.on,
                 .short_profile = question.short_profile,
                 .jurisdiction = question.jurisdiction});
}

StacksAnswer ask_stacks(const Library& library, const Question& question) {
  return ask_stacks(library, question, question.subject);
}

std::vector<StacksAnswer> ask_compare(const Library& library, const Question& question) {
  std::vector<StacksAnswer> answers;
  for (const AchievementId id : question.compared) {
    answers.push_back(ask_stacks(library, question, id));
  }
  return answers;
}

LadderAnswer ask_ladder(const Library& library, const Question& question) {
  return ladder(library.catalog, library.graph, question.subject, question.on);
}

void write_catalog_members(JsonWriter& json, const Context& context, bool list) {
  const Catalog& catalog = context.catalog;
  const auto count = [](const auto& records) { return static_cast<std::int64_t>(records.size()); };
  std::int64_t programs = 0;
  std::int64_t external = 0;
  for (const Achievement& each : catalog.achievements) {
    programs += each.requirement ? 1 : 0;
    external += each.external ? 1 : 0;
  }
  json.key("counts").object().member("organizations", count(catalog.organizations));
  json.member("achievements", count(catalog.achievements)).member("programs", programs);
  json.member("external", external).member("recognitions", count(catalog.recognitions));
  json.member("agreements", count(catalog.agreements)).end_object();
  if (!list) return;
  json.key("credentials").array();
  for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
    const AchievementId id{i};
    if (!is_credential(catalog[id].type)) continue;
    json.object().member("id", catalog[id].id).member("name", context.name(id));
    json.member("type", spelled(catalog[id].type)).end_object();
  }
  json.end_array();
}

/** The answer in words, for the questions that have one. */
template <class Answer, class MakeView>
void write_answer(JsonWriter& json, const Library& library, const Context& context,
                  const Question& question, const Answer& found, MakeView make_view) {
  write_members(json, context, found);
  if (!question.view) return;
  json.key("view");
  const answer::Messages words(library.words, question.language, question.words);
  write(json, make_view(answer::Phrases(context, words), found));
}

}  // namespace

namespace answer {

std::string refuse(const Refusal& refusal) {
  JsonWriter json;
  json.object().key("error").object();
  json.member("code", refusal.code).member("message", refusal.message);
  if (!refusal.near.empty()) {
    json.key("near").array();
    for (const std::string_view id : refusal.near) json.string(id);
    json.end_array();
  }
  json.end_object().end_object();
  return json.take();
}

}  // namespace answer

std::string ask(const Library& library, std::string_view question_text) {
  const catalog::JsonDocument document(question_text, answer::question_depth);
  Refusal refusal;
  if (const auto answered = answer_for_learner(library, document, answer::Say::json)) {
    return answered->refusal ? refuse(*answered->refusal) : answered->json;
  }
  const auto question = answer::read_question(library, document, refusal);
  if (!question) return refuse(refusal);

  constexpr std::string_view names[] = {"stacks",      "ladder", "compare",
                                        "portability", "record", "catalog"};
  const Context context{library.catalog, question->language, question->on};
  JsonWriter json;
  json.object().member("ask", names[static_cast<std::size_t>(question->ask)]);
  if (question->on) json.member("on", question->on.to_string());
  answer::write_catalog(json, context);
  switch (question->ask) {
    case Ask::stacks:
      write_answer(json, library, context, *question, ask_stacks(library, *question),
                   answer::stacks_view);
      break;
    case Ask::ladder:
      write_answer(json, library, context, *question, ask_ladder(library, *question),
                   answer::ladder_view);
      break;
    case Ask::compare:
      write_answer(json, library, context, *question, ask_compare(library, *question),
                   answer::compare_view);
      break;
    case Ask::portability:
      write_members(json, portability(library.catalog, library.graph, question->on));
      break;
    case Ask::record:
      write_members(json, context,
                    record_types(library.catalog, question->awards, question->windows));
      break;
    case Ask::catalog:
      write_catalog_members(json, context, question->list);
      break;
  }
  json.end_object();
  return json.take();
}

Rendering render(const Library& library, std::string_view question_text, Format format) {
  const catalog::JsonDocument document(question_text, answer::question_depth);
  const auto drawn = [&](const answer::View& view) -> Rendering {
    return {true, format == Format::html ? to_html(view) : to_text(view)};
  };
  const auto refused = [](const Refusal& refusal) -> Rendering {
    std::string message = refusal.message;
    for (std::size_t i = 0; i < refusal.near.size(); ++i) {
      message += (i == 0 ? " Near it: " : ", ") + std::string(refusal.near[i]);
    }
    return {false, message};
  };
  if (const auto answered = answer_for_learner(library, document, answer::Say::words)) {
    return answered->refusal ? refused(*answered->refusal) : drawn(answered->view);
  }
  Refusal refusal;
  const auto question = answer::read_question(library, document, refusal);
  if (!question) return refused(refusal);
  const Context context{library.catalog, question->language, question->on};
  const answer::Messages words(library.words, question->language, question->words);
  const answer::Phrases phrases(context, words);
  switch (question->ask) {
    case Ask::stacks:
      return drawn(stacks_view(phrases, ask_stacks(library, *question)));
    case Ask::ladder:
      return drawn(ladder_view(phrases, ask_ladder(library, *question)));
    case Ask::compare:
      return drawn(compare_view(phrases, ask_compare(library, *question)));
    default:
      return {false, "Only stacks, ladders, comparisons, audits and plans are rendered in words."};
  }
}

}  // namespace credstack
