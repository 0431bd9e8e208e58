#include "answer/audit_view.hpp"

#include "answer/audit_cards.hpp"
#include "answer/audit_json.hpp"
#include "answer/views.hpp"

namespace credstack::answer {
namespace {

using audit::AuditAnswer;
using audit::ProgramFinding;
using AuditStatus = audit::Status;

std::string suffixed(std::string_view key, std::string_view suffix) {
  return std::string(key) + "." + std::string(suffix);
}

/** In one sentence how far it is. */
std::string how_far(const AuditPhrases& words, const ProgramFinding& program) {
  const std::string name = words.base.name(program.program);
  const std::string key = suffixed("audit.intro", word(program.status));
  if (program.status != AuditStatus::unmet) return words.say(key, {{"name", name}});
  return words.base.messages().count(
      key, Rational(program.points_of),
      {{"name", name}, {"held", words.number(Rational(program.held.points))}});
}

/** What is held, with what is in progress, with what is possible: each where it is more. */
template <class Amount>
std::vector<Item> steps(const AuditPhrases& words, const AuditAnswer& answer, Amount amount,
                        const ProgramFinding& program, const std::string& held) {
  std::vector<Item> items{{held, {}}};
  const Rational now = amount(program.held);
  const Rational soon = amount(program.in_progress);
  const Rational perhaps = amount(program.possible);
  if (soon > now) {
    items.push_back({words.say(answer.what_if ? "progress.planned" : "progress.taking",
                               {{"value", words.number(soon)}}),
                     {}});
  }
  if (answer.looked_at_possible && perhaps > soon) {
    items.push_back({words.say("progress.possible", {{"value", words.number(perhaps)}}), {}});
  }
  return items;
}

std::vector<Item> credit_items(const AuditPhrases& words, const AuditAnswer& answer,
                               const ProgramFinding& program) {
  if (program.unit.empty()) return {};
  const auto credit = [&](Rational n) { return words.base.credit({n, n, program.unit}); };
  const Rational held = program.held.credit;
  std::string line = program.total.is_known()
                         ? words.say("progress.of", {{"part", words.number(held)},
                                                     {"whole", credit(program.total)}})
                         : words.say("progress.totalUnknown", {{"value", credit(held)}});
  std::vector<Item> items = steps(
      words, answer, [](const audit::Progress& each) { return each.credit; }, program, line);
  if (program.counted.is_known() && program.counted < held) {
    items.push_back({words.say("progress.once", {{"value", words.number(program.counted)}}), {}});
  }
  return items;
}

std::vector<Item> point_items(const AuditPhrases& words, const AuditAnswer& answer,
                              const ProgramFinding& program) {
  const std::string line =
      words.say("progress.of", {{"part", words.number(Rational(program.held.points))},
                                {"whole", words.number(Rational(program.points_of))}});
  return steps(
      words, answer, [](const audit::Progress& each) { return Rational(each.points); }, program,
      line);
}

std::vector<Item> held_back(const AuditPhrases& words, const ProgramFinding& program) {
  std::vector<Item> items;
  for (const audit::Because& each : program.held_back) {
    const std::string key = suffixed("heldBack", word(each.why));
    items.push_back(
        {words.has(key) ? words.say(key) : words.placed_reason(each, nullptr, program), {}});
  }
  return items;
}

std::vector<Item> proof(const AuditPhrases& words, const AuditAnswer& answer) {
  std::int64_t of = 0;
  for (const ProgramFinding& program : answer.programs) of += program.points_of;
  const auto number = [&](std::uint64_t n) {
    return words.number(Rational(static_cast<std::int64_t>(n)));
  };
  const audit::Proof& first = answer.proof;
  const char* key = first.optimal         ? "proof.optimal"
                    : first.points_proven ? "proof.points"
                                          : "proof.cut";
  std::vector<Item> items{{words.say(key, {{"work", number(first.work)},
                                           {"bound", words.number(Rational(first.bound))},
                                           {"of", words.number(Rational(of))}}),
                           {}}};
  if (answer.looked_at_possible && !answer.possible_proof.points_proven) {
    items.push_back(
        {words.say("proof.possibleCut", {{"work", number(answer.possible_proof.work)}}), {}});
  }
  return items;
}

std::vector<Item> problem_items(const AuditPhrases& words,
                                const std::vector<Diagnostic>& problems) {
  std::vector<Item> items;
  for (const Diagnostic& each : problems) {
    items.push_back({each.pointer.empty() ? each.message
                                          : words.say("problem.at", {{"message", each.message},
                                                                     {"pointer", each.pointer}}),
                     {}});
  }
  return items;
}

/** The facts of one program, which several have each in a section of their own. */
std::vector<Fact> program_facts(const AuditPhrases& words, const AuditAnswer& answer,
                                const ProgramFinding& program) {
  std::vector<Fact> facts;
  const auto add = [&](const char* label, std::vector<Item> items) {
    add_fact(words.base, facts, label, std::move(items));
  };
  add("fact.auditCredit", credit_items(words, answer, program));
  add("fact.auditPoints", point_items(words, answer, program));
  if (program.version != nullptr) {
    add_fact(words.base, facts, "fact.auditYear", std::string(program.version->catalog_year));
  }
  add("fact.auditHeldBack", held_back(words, program));
  add("fact.auditNeeded", still_needed(words, program));
  return facts;
}

/** In front of the requirements of one program among several. */
Card program_card(const AuditPhrases& words, const AuditAnswer& answer,
                  const ProgramFinding& program) {
  Card card;
  card.id = words.base.context().catalog[program.program].id;
  card.heading = words.base.name(program.program);
  card.url = link_of(words.base, program.program);
  card.kind = kind_line(words.base, program.program);
  card.lead = how_far(words, program);
  card.facts = program_facts(words, answer, program);
  return card;
}

void add_programs(const AuditPhrases& words, View& view, const AuditAnswer& answer) {
  const bool several = answer.programs.size() > 1;
  for (std::size_t at = 0; at < answer.programs.size(); ++at) {
    const ProgramFinding& program = answer.programs[at];
    const std::string name = words.base.name(program.program);
    Section section{several ? "requirements-" + std::to_string(at + 1) : "requirements",
                    words.say("section.requirements", {{"name", name}}),
                    {},
                    requirement_cards(words, program)};
    if (several) section.cards.insert(section.cards.begin(), program_card(words, answer, program));
    if (!section.cards.empty()) view.sections.push_back(std::move(section));
  }
}

}  // namespace

View audit_view(const Phrases& phrases, const AuditAnswer& answer, const learner::Learner& learner,
                const std::vector<Diagnostic>& problems) {
  const AuditPhrases words(phrases, answer, learner);
  std::vector<std::string> names;
  std::vector<std::string> owners;
  for (const ProgramFinding& program : answer.programs) {
    names.push_back(phrases.name(program.program));
    const std::string owner = words.owner(program);
    if (owners.empty() || owners.back() != owner) owners.push_back(owner);
  }
  View view = new_view(phrases, words.say("audit.title", {{"name", phrases.list(names)}}));
  for (const ProgramFinding& program : answer.programs) {
    view.intro.push_back(how_far(words, program));
  }
  if (!answer.proof.points_proven) view.intro.push_back(words.say("audit.intro.cut"));

  if (answer.programs.size() == 1) {
    view.facts = program_facts(words, answer, answer.programs.front());
  }
  add_fact(phrases, view.facts, "fact.auditProof", proof(words, answer));
  add_fact(phrases, view.facts, "fact.auditProblems", problem_items(words, problems));

  add_programs(words, view, answer);
  std::vector<Card> cards = possible_cards(words, answer, learner);
  if (!cards.empty()) {
    view.sections.push_back({"possible", words.say("section.possible"),
                             words.say("section.possible.text"), std::move(cards)});
  }
  cards = unused_cards(words, answer, learner);
  if (!cards.empty()) {
    const bool several = names.size() > 1;
    view.sections.push_back(
        {"unused", words.say("section.unused"),
         words.say(several ? "section.unused.text.several" : "section.unused.text",
                   {{"name", names.front()}}),
         std::move(cards)});
  }

  view.notes = {words.say("note.audit.record", {{"date", phrases.date(phrases.context().on)},
                                                {"owner", phrases.list(owners)}}),
                words.say("note.audit.assumed")};
  if (answer.what_if) view.notes.push_back(words.say("note.audit.whatIf"));
  view.notes.push_back(words.say("note.audit.private"));
  return view;
}

}  // namespace credstack::answer
