#include "answer/audit_view.hpp"

#include <algorithm>
#include <set>

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
std::string how_far(const AuditPhrases& words, const ProgramFinding& program, bool proven) {
  const std::string name = words.base.name(program.program);
  std::string key = suffixed("audit.intro", word(program.status));
  if (program.status == AuditStatus::possible && program.held.points == program.points_of) {
    return words.say("audit.intro.possible.heldBack", {{"name", name}});
  }
  if (program.status != AuditStatus::unmet) return words.say(key, {{"name", name}});
  if (!proven) key += ".cut";
  return words.base.messages().count(
      key, Rational(program.points_of),
      {{"name", name}, {"held", words.number(Rational(program.held.points))}});
}

/** Credit of what is used in the program, each piece once, and whether any is used twice. */
struct Counted {
  Rational credit = 0;
  bool twice = false;
};

Counted counted(const AuditPhrases& words, const ProgramFinding& program) {
  Counted all;
  std::set<std::uint32_t> seen;
  for (const audit::NodeFinding& node : program.nodes) {
    for (const audit::Use& use : node.uses) {
      const bool first = seen.insert(use.piece).second;
      all.twice = all.twice || (!first && !words.piece(use).block);
      if (!use.credit.is_known() || (!first && !words.piece(use).block)) continue;
      all.credit = all.credit + use.credit;
    }
  }
  return all;
}

/** What counts now, with what is in progress, with what is possible: each where it is more. */
std::vector<Item> credit_items(const AuditPhrases& words, const AuditAnswer& answer,
                               const ProgramFinding& program) {
  if (program.unit.empty() || !program.counted.is_known()) return {};
  const auto credit = [&](Rational n) { return words.base.credit({n, n, program.unit}); };
  std::vector<Item> items;
  const auto add = [&](std::string line) { items.push_back({std::move(line), {}}); };
  add(program.total.is_known()
          ? words.say("progress.of",
                      {{"part", words.number(program.counted)}, {"whole", credit(program.total)}})
          : words.say("progress.totalUnknown", {{"value", credit(program.counted)}}));
  const Counted soon = counted(words, program);
  if (soon.credit > program.counted) {
    add(words.say(answer.what_if ? "progress.planned" : "progress.taking",
                  {{"value", words.number(soon.credit)}}));
  }
  // Of what is possible only the sum over all places is known.
  if (!soon.twice && program.possible.credit > program.in_progress.credit) {
    add(words.say("progress.possible.credit", {{"value", words.number(program.possible.credit)}}));
  }
  if (soon.twice) add(words.say("progress.once"));
  return items;
}

/** Only where there is more to say than in the first sentence. */
std::vector<Item> point_items(const AuditPhrases& words, const AuditAnswer& answer,
                              const ProgramFinding& program) {
  const auto points = [](std::int64_t n) { return Rational(n); };
  std::vector<Item> items{
      {words.say("progress.of", {{"part", words.number(points(program.held.points))},
                                 {"whole", words.number(points(program.points_of))}}),
       {}}};
  const auto add = [&](const char* key, std::int64_t n, std::int64_t before) {
    if (n > before) items.push_back({words.say(key, {{"value", words.number(points(n))}}), {}});
  };
  add(answer.what_if ? "progress.planned" : "progress.taking", program.in_progress.points,
      program.held.points);
  add("progress.possible", program.possible.points, program.in_progress.points);
  if (items.size() == 1) items.clear();
  return items;
}

std::vector<Item> held_back(const AuditPhrases& words, const ProgramFinding& program) {
  std::vector<Item> items;
  for (const audit::Because& each : program.held_back) {
    const std::string key = suffixed("heldBack", word(each.why));
    items.push_back(
        {words.has(key) ? words.say(key) : words.placed_reason(each, nullptr, program, false), {}});
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
  add("fact.auditPoints", point_items(words, answer, program));
  add("fact.auditCredit", credit_items(words, answer, program));
  if (program.version != nullptr) {
    add_fact(words.base, facts, "fact.auditYear", std::string(program.version->catalog_year));
  }
  add("fact.auditHeldBack", held_back(words, program));
  return facts;
}

/** In front of the requirements of one program among several. */
Section program_section(const AuditPhrases& words, const AuditAnswer& answer,
                        const ProgramFinding& program, const std::string& id) {
  Card card;
  card.id = words.base.context().catalog[program.program].id;
  card.heading = words.base.name(program.program);
  card.url = link_of(words.base, program.program);
  card.kind = kind_line(words.base, program.program);
  card.lead = how_far(words, program, answer.proof.points_proven);
  card.facts = program_facts(words, answer, program);
  return {"program" + id, card.heading, {}, {std::move(card)}};
}

/** The requirements that stand alike. */
Section status_section(const AuditPhrases& words, const AuditAnswer& answer,
                       const ProgramFinding& program, AuditStatus status, std::vector<Card> cards) {
  std::string key = suffixed("section", word(status));
  const std::string text = suffixed(key, "text");
  if (status == AuditStatus::unmet && !answer.proof.points_proven) key = suffixed(key, "cut");
  std::string heading = words.say(key);
  if (answer.programs.size() > 1) {
    heading = words.say("section.ofProgram",
                        {{"heading", heading}, {"name", words.base.name(program.program)}});
  }
  return {std::string(word(status)), std::move(heading),
          words.has(text) ? words.say(text) : std::string{}, std::move(cards)};
}

/** The requirements by how they stand, best first. */
void add_program(const AuditPhrases& words, View& view, const AuditAnswer& answer,
                 const ProgramFinding& program, const std::string& id) {
  StatusCards cards = requirement_cards(words, program, answer.proof.points_proven);
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (cards[i].empty()) continue;
    view.sections.push_back(
        status_section(words, answer, program, static_cast<AuditStatus>(i), std::move(cards[i])));
    view.sections.back().id += id;
  }
}

void add_programs(const AuditPhrases& words, View& view, const AuditAnswer& answer) {
  const bool several = answer.programs.size() > 1;
  for (std::size_t at = 0; at < answer.programs.size(); ++at) {
    const ProgramFinding& program = answer.programs[at];
    const std::string id = several ? "-" + std::to_string(at + 1) : "";
    if (several) view.sections.push_back(program_section(words, answer, program, id));
    add_program(words, view, answer, program, id);
  }
}

/** Why something is only possible stands before what is not even that. */
void add_possible(const AuditPhrases& words, View& view, const AuditAnswer& answer,
                  const learner::Learner& learner) {
  std::vector<Card> cards = possible_cards(words, answer, learner);
  if (cards.empty()) return;
  const auto place =
      std::find_if(view.sections.begin(), view.sections.end(),
                   [](const Section& each) { return each.id == word(AuditStatus::unmet); });
  view.sections.insert(
      place, {"open", words.say("section.open"), words.say("section.open.text"), std::move(cards)});
}

void add_unused(const AuditPhrases& words, View& view, const AuditAnswer& answer,
                const learner::Learner& learner) {
  std::vector<Card> cards = unused_cards(words, answer, learner);
  if (cards.empty()) return;
  const bool several = answer.programs.size() > 1;
  const std::string name = words.base.name(answer.programs.front().program);
  view.sections.push_back(
      {"unused", words.say("section.unused"),
       words.say(several ? "section.unused.text.several" : "section.unused.text", {{"name", name}}),
       std::move(cards)});
}

/** Each owner once, in the order of the programs. */
std::vector<std::string> owners(const AuditPhrases& words, const AuditAnswer& answer) {
  std::vector<std::string> names;
  for (const ProgramFinding& program : answer.programs) {
    std::string name = words.owner(program);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

std::vector<std::string> notes(const AuditPhrases& words, const AuditAnswer& answer) {
  std::vector<std::string> notes{
      words.say("note.audit.record", {{"date", words.base.date(words.base.context().on)},
                                      {"owner", words.base.list(owners(words, answer))}})};
  const bool taking = std::any_of(
      answer.pieces.begin(), answer.pieces.end(),
      [](const audit::Piece& each) { return each.standing == AuditStatus::in_progress; });
  if (taking) notes.push_back(words.say("note.audit.assumed"));
  if (answer.what_if) notes.push_back(words.say("note.audit.whatIf"));
  return notes;
}

}  // namespace

View audit_view(const Phrases& phrases, const AuditAnswer& answer, const learner::Learner& learner,
                const std::vector<Diagnostic>& problems) {
  const AuditPhrases words(phrases, answer, learner);
  std::vector<std::string> names;
  for (const ProgramFinding& program : answer.programs) {
    names.push_back(phrases.name(program.program));
  }
  View view = new_view(phrases, words.say("audit.title", {{"name", phrases.list(names)}}));
  for (const ProgramFinding& program : answer.programs) {
    view.intro.push_back(how_far(words, program, answer.proof.points_proven));
  }
  if (!answer.proof.points_proven) view.intro.push_back(words.say("audit.intro.cut"));
  if (answer.programs.size() == 1) {
    view.facts = program_facts(words, answer, answer.programs.front());
  }
  add_fact(phrases, view.facts, "fact.auditProof", proof(words, answer));
  add_fact(phrases, view.facts, "fact.auditProblems", problem_items(words, problems));
  add_programs(words, view, answer);
  add_possible(words, view, answer, learner);
  add_unused(words, view, answer, learner);
  view.notes = notes(words, answer);
  return phrases.with_languages(std::move(view));
}

}  // namespace credstack::answer
