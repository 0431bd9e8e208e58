#include "answer/plan_view.hpp"

#include <algorithm>

#include "answer/plan_cards.hpp"
#include "answer/plan_tables.hpp"
#include "answer/views.hpp"

namespace credstack::answer {
namespace {

using plan::ProgramPlan;
using plan::Route;

/** The plan that is told in full: what is planned, else what is at least possible. */
const Route* told(const ProgramPlan& program) {
  if (program.route) return &*program.route;
  return program.possible ? &*program.possible : nullptr;
}

bool has_unfinished(const learner::Learner& learner) {
  return std::any_of(learner.items.begin(), learner.items.end(), [](const learner::Item& each) {
    return each.status == learner::ItemStatus::in_progress ||
           each.status == learner::ItemStatus::planned;
  });
}

/** Why there is none, in a sentence. */
std::string no_plan(const PlanPhrases& words) {
  const auto& none = words.program().none;
  const char* key = words.program().searching ? "plan.intro.none.searching"
                    : !none                   ? "plan.intro.none.unknown"
                    : !none->conflict.empty() ? "plan.intro.none"
                    : !none->unmet.empty()    ? "plan.intro.none.unmet"
                                              : "plan.intro.none.unknown";
  return words.say(key, {{"name", words.name()}});
}

std::string cost_sentence(const PlanPhrases& words, const Route& route) {
  const std::string sum = words.sum(route.cost);
  if (route.unknown_prices == 0) return words.say("plan.intro.cost", {{"sum", sum}});
  return words.count(route.cost == 0 ? "plan.intro.cost.unknown" : "plan.intro.cost.least",
                     route.unknown_prices, {{"sum", sum}});
}

std::string end_sentence(const PlanPhrases& words, const Route& route) {
  if (!route.end) {
    return words.say(route.unknown_spans == 0 ? "plan.intro.end.none" : "plan.intro.end.unknown");
  }
  const std::string date = words.base.date(route.end);
  if (route.unknown_spans == 0) return words.say("plan.intro.end", {{"date", date}});
  return words.count("plan.intro.end.least", route.unknown_spans, {{"date", date}});
}

/** What the plan comes to; first of all, that it is not certain where it is not. */
std::vector<std::string> intro(const PlanPhrases& words, const learner::Learner& learner) {
  const ProgramPlan& program = words.program();
  const std::string name = words.name();
  if (program.complete) {
    return {
        words.say(has_unfinished(learner) ? "plan.intro.complete.taking" : "plan.intro.complete",
                  {{"name", name}})};
  }
  const Route* route = told(program);
  if (route == nullptr) return {no_plan(words)};
  std::vector<std::string> sentences;
  if (program.searching) sentences.push_back(words.say("plan.intro.searching"));
  if (route->possible) {
    std::string open = words.say("plan.intro.open", {{"name", name}});
    const bool told_why =
        std::any_of(route->steps.begin(), route->steps.end(),
                    [](const plan::Step& each) { return !each.conditions.empty(); });
    if (!told_why) open += " " + words.say("plan.intro.open.ask", {{"owner", words.owner()}});
    sentences.push_back(std::move(open));
  }
  const auto steps = static_cast<std::int64_t>(route->steps.size());
  std::string line = words.count("plan.intro.steps", steps, {{"name", name}});
  line += " " + cost_sentence(words, *route);
  line += " " + end_sentence(words, *route);
  sentences.push_back(std::move(line));
  if (program.route && program.possible) sentences.push_back(words.say("plan.intro.better"));
  return sentences;
}

/** What the program costs as a whole; a fee for the application alone is not that. */
std::vector<CostTotal> whole_prices(const ProgramPlan& program) {
  const auto is_main = [](CostKind kind) {
    return kind == CostKind::tuition || kind == CostKind::tuition_per_credit ||
           kind == CostKind::total;
  };
  std::vector<CostTotal> whole;
  for (const CostTotal& each : program.regular) {
    if (std::any_of(each.kinds.begin(), each.kinds.end(), is_main)) whole.push_back(each);
  }
  return whole;
}

/** The facts of one program, which several have each in a section of their own. */
std::vector<Fact> program_facts(const PlanPhrases& words) {
  std::vector<Fact> facts;
  const Route* route = told(words.program());
  // Of nothing that is left to do there is nothing to say.
  const bool nothing = route == nullptr || (route->steps.empty() && route->cost == 0);
  if (!nothing) facts = route_facts(words, *route);
  const std::vector<CostTotal> whole = whole_prices(words.program());
  if (!whole.empty()) add_fact(words.base, facts, "fact.planWhole", words.base.costs(whole));
  return facts;
}

/** The sections of one program; `id` tells them apart from those of others. */
class Sections {
 public:
  Sections(const PlanPhrases& words, View& view, std::string id, bool several)
      : words_(words), view_(view), id_(std::move(id)), several_(several) {}

  void add_all() {
    const ProgramPlan& program = words_.program();
    if (const Route* route = told(program); route != nullptr && !route->steps.empty()) {
      add("steps", route->possible ? "section.planSteps.open" : "section.planSteps", {},
          step_cards(words_, *route, "step" + id_), steps_table(words_, *route));
    }
    if (program.route && program.possible) add_possible(*program.possible);
    if (const Route* route = told(program); route != nullptr && program.direct) {
      add("direct", "section.planDirect",
          words_.say("section.planDirect.text", {{"owner", words_.owner()}}),
          {direct_card(words_, *program.direct, *route)},
          same_steps(*route, *program.direct)
              ? std::nullopt
              : std::optional(direct_table(words_, *route, *program.direct)));
    }
    if (!program.frontier.empty()) {
      add("frontier", "section.planFrontier",
          words_.say(program.frontier_complete ? "section.planFrontier.text"
                                               : "section.planFrontier.text.cut"),
          {}, frontier_table(words_, program.frontier));
    }
    if (program.none) add_none(*program.none);
  }

 private:
  void add(const char* id, const char* key, std::string text, std::vector<Card> cards,
           std::optional<Table> table = {}) {
    std::string heading = words_.say(key);
    if (several_) {
      heading = words_.say("section.ofProgram", {{"name", words_.name()}, {"heading", heading}});
    }
    view_.sections.push_back(
        {id + id_, std::move(heading), std::move(text), std::move(cards), std::move(table)});
  }

  void add_possible(const Route& route) {
    Card whole;
    whole.id = "possible-route" + id_;
    whole.heading = words_.say("plan.title", {{"name", words_.name()}});
    whole.verdict = VerdictLabel{Verdict::unknown, words_.say("step.possible"), true};
    whole.lead = cost_sentence(words_, route) + " " + end_sentence(words_, route);
    whole.facts = route_facts(words_, route);
    std::vector<Card> cards = step_cards(words_, route, "possible-step" + id_);
    cards.insert(cards.begin(), std::move(whole));
    add("possible", "section.planPossible", words_.say("section.planPossible.text"),
        std::move(cards));
  }

  void add_none(const plan::NoPlan& none) {
    // What is only possible may be there all the same.
    const bool open = words_.program().possible.has_value();
    if (!none.conflict.empty()) {
      const auto wishes = static_cast<std::int64_t>(none.conflict.size());
      std::string text = open ? words_.say("section.planConflict.text.open") + " " : "";
      text += words_.count("section.planConflict.text", wishes);
      if (!none.smallest) text += " " + words_.say("section.planConflict.more");
      add("conflict", "section.planConflict", std::move(text), conflict_cards(words_, none));
    }
    if (!none.unmet.empty()) {
      add("unmet", "section.planUnmet",
          words_.say(open ? "section.planUnmet.text.open" : "section.planUnmet.text"),
          unmet_cards(words_, none));
    }
  }

  const PlanPhrases& words_;
  View& view_;
  const std::string id_;
  const bool several_;
};

/** In front of the sections of one program among several. */
Section program_section(const PlanPhrases& words, const learner::Learner& learner,
                        const std::string& id) {
  Card card;
  card.id = words.base.context().catalog[words.program().program].id;
  card.heading = words.name();
  card.url = link_of(words.base, words.program().program);
  card.kind = kind_line(words.base, words.program().program);
  for (const std::string& each : intro(words, learner)) {
    card.lead += (card.lead.empty() ? "" : " ") + each;
  }
  card.facts = program_facts(words);
  return {"program" + id, card.heading, {}, {std::move(card)}};
}

std::vector<Item> problem_items(const Phrases& phrases, const std::vector<Diagnostic>& problems) {
  std::vector<Item> items;
  for (const Diagnostic& each : problems) {
    items.push_back({each.pointer.empty() ? each.message
                                          : phrases.say("problem.at", {{"message", each.message},
                                                                       {"pointer", each.pointer}}),
                     {}});
  }
  return items;
}

void add_programs(const Phrases& phrases, View& view, const plan::Wishes& wishes,
                  const plan::PlanAnswer& answer, const learner::Learner& learner) {
  const bool several = answer.programs.size() > 1;
  for (std::size_t at = 0; at < answer.programs.size(); ++at) {
    const PlanPhrases words(phrases, wishes, answer.programs[at]);
    const std::string id = several ? "-" + std::to_string(at + 1) : "";
    for (std::string& each : intro(words, learner)) view.intro.push_back(std::move(each));
    if (several) {
      view.sections.push_back(program_section(words, learner, id));
    } else {
      view.facts = program_facts(words);
    }
    Sections(words, view, id, several).add_all();
  }
}

std::vector<std::string> notes(const Phrases& phrases, const plan::Wishes& wishes,
                               const plan::PlanAnswer& answer, const learner::Learner& learner) {
  std::vector<std::string> owners;
  bool steps = false;
  bool choices = false;
  for (const ProgramPlan& program : answer.programs) {
    std::string owner = PlanPhrases(phrases, wishes, program).owner();
    const Route* route = told(program);
    steps = steps || (route != nullptr && !route->steps.empty());
    choices = choices ||
              (route != nullptr && std::any_of(route->steps.begin(), route->steps.end(),
                                               [](const plan::Step& each) { return each.choice; }));
    if (std::find(owners.begin(), owners.end(), owner) == owners.end()) {
      owners.push_back(std::move(owner));
    }
  }
  const bool blank =
      learner.items.empty() && learner.exceptions.empty() && learner.enrolments.empty();
  std::vector<std::string> notes{
      phrases.say(blank ? "note.plan.noRecord" : "note.plan.record",
                  {{"date", phrases.date(phrases.context().on)}, {"owner", phrases.list(owners)}})};
  if (!steps) return notes;
  if (choices) notes.push_back(phrases.say("note.plan.choice"));
  notes.push_back(phrases.say("note.plan.assumed"));
  notes.push_back(phrases.say("note.plan.asPublished"));
  return notes;
}

}  // namespace

View plan_view(const Phrases& phrases, const plan::Wishes& wishes, const plan::PlanAnswer& answer,
               const learner::Learner& learner, const std::vector<Diagnostic>& problems) {
  std::vector<std::string> names;
  for (const ProgramPlan& program : answer.programs) names.push_back(phrases.name(program.program));
  View view = new_view(phrases, phrases.say("plan.title", {{"name", phrases.list(names)}}));
  add_programs(phrases, view, wishes, answer, learner);
  add_fact(phrases, view.facts, "fact.planProblems", problem_items(phrases, problems));
  view.notes = notes(phrases, wishes, answer, learner);
  return phrases.with_languages(std::move(view));
}

}  // namespace credstack::answer
