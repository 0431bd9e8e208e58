#include <algorithm>

#include "answer/views.hpp"

namespace credstack::answer {
namespace {

std::string re_entry(const Phrases& phrases, const ReEntry& entry) {
  std::vector<std::string> parts;
  if (entry.within) {
    parts.push_back(phrases.say("reentry.within", {{"age", phrases.duration(entry.within)}}));
  }
  if (entry.until) {
    parts.push_back(phrases.say("reentry.until", {{"date", phrases.date(entry.until)}}));
  }
  if (entry.program_limit) {
    parts.push_back(phrases.say("reentry.limit", {{"age", phrases.duration(entry.program_limit)}}));
  }
  if (parts.empty()) return phrases.say("reentry.none");
  std::string line = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) line += phrases.say("list.comma") + parts[i];
  return line;
}

Card rung_card(const Phrases& phrases, const Rung& rung) {
  Card card = step_card(phrases, rung.way, rung.way.at, rung.time, rung.remaining, rung.types);
  const std::string name = phrases.name(rung.way.at);
  if (rung.way.verdict == Verdict::no) return card;
  std::vector<Fact> first;
  if (rung.way.path.size() > 2) {
    // What it is worth is said of the next rung, so that one is named first.
    card.lead =
        phrases.say("ladder.next", {{"name", phrases.name(rung.way.step.to)}}) + ". " + card.lead;
  }
  add_fact(phrases, first, "fact.ownCost", phrases.costs(rung.cost));
  if (rung.exit) {
    add_fact(
        phrases, first, "fact.exit",
        phrases.say(rung.stands_alone ? "ladder.exit.alone" : "ladder.exit", {{"name", name}}));
  }
  if (rung.way.verdict <= Verdict::conditional) {
    add_fact(phrases, first, "fact.reentry", re_entry(phrases, rung.re_entry));
  }
  card.facts.insert(card.facts.begin(), first.begin(), first.end());
  return card;
}

/** The top level of the requirement tree, a line for each part. */
std::vector<Item> what_it_takes(const Phrases& phrases, RequirementId root) {
  std::vector<Item> items;
  if (!root) return items;
  const Requirement& node = phrases.context().catalog[root];
  if (node.kind != RequirementKind::all) return {{phrases.requirement(root), {}}};
  for (const RequirementId child : node.children) items.push_back({phrases.requirement(child), {}});
  return items;
}

}  // namespace

View ladder_view(const Phrases& phrases, const Graph& graph, const LadderAnswer& answer) {
  const Catalog& catalog = phrases.context().catalog;
  const std::string name = phrases.name(answer.program);
  View view = new_view(phrases, phrases.say("ladder.title", {{"name", name}}));

  Section rungs{"rungs", phrases.say("ladder.section.rungs"), {}, {}};
  Section unconfirmed{"unconfirmed", phrases.say("ladder.section.unconfirmed"), {}, {}};
  Section no{"not", phrases.say("ladder.section.not"), {}, {}};
  for (const Rung& rung : answer.rungs) {
    Section& section = rung.way.verdict == Verdict::no        ? no
                       : rung.way.verdict == Verdict::unknown ? unconfirmed
                                                              : rungs;
    section.cards.push_back(rung_card(phrases, rung));
  }
  const auto count = [&](const char* key, const Section& section) {
    if (section.cards.empty()) return;
    view.intro.push_back(phrases.messages().count(
        key, Rational(static_cast<std::int64_t>(section.cards.size())), {{"name", name}}));
  };
  count("ladder.rungs", rungs);
  count("ladder.unconfirmed", unconfirmed);
  if (view.intro.empty()) view.intro.push_back(phrases.say("ladder.none", {{"name", name}}));
  for (Section* section : {&rungs, &unconfirmed, &no}) {
    if (!section->cards.empty()) view.sections.push_back(std::move(*section));
  }

  add_picture(phrases, graph, answer, view);

  view.facts = own_facts(phrases, answer.program, answer.cost);
  if (answer.total && !answer.total_stated) {
    add_fact(phrases, view.facts, "fact.whole",
             phrases.say("whole.addedUp", {{"value", phrases.credit(*answer.total)}}));
  }
  add_fact(phrases, view.facts, "fact.takes",
           what_it_takes(phrases, catalog[answer.program].requirement));
  if (answer.supplemental) {
    add_fact(
        phrases, view.facts, "fact.supplements",
        phrases.say("supplements.line", {{"types", phrases.types(answer.supplemental->assumes)}}));
  }
  return phrases.with_languages(std::move(view));
}

}  // namespace credstack::answer
