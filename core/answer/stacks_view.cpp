#include <algorithm>

#include "answer/views.hpp"

namespace credstack::answer {
namespace {

std::string suffixed(std::string_view key, std::string_view suffix) {
  return std::string(key) + "." + std::string(suffix);
}

/** How many programs have each verdict, in sentences. */
std::vector<std::string> intro(const Phrases& phrases, const StacksAnswer& answer) {
  const std::string name = phrases.name(answer.question.credential);
  if (answer.stacks.empty()) return {phrases.say("stacks.none", {{"name", name}})};
  std::vector<std::string> sentences;
  for (const Verdict verdict :
       {Verdict::yes, Verdict::conditional, Verdict::unknown, Verdict::no}) {
    const auto count =
        std::count_if(answer.stacks.begin(), answer.stacks.end(),
                      [&](const Stack& stack) { return stack.way.verdict == verdict; });
    if (count == 0) continue;
    sentences.push_back(phrases.messages().count(suffixed("stacks", word(verdict)), Rational(count),
                                                 {{"name", name}}));
  }
  return sentences;
}

Card card_of(const Phrases& phrases, const Stack& stack) {
  Card card = step_card(phrases, stack.way, stack.way.at, stack.time, stack.cost, stack.types);
  const auto& path = stack.way.path;
  if (path.size() > 2) {
    const std::vector<AchievementId> via(path.begin() + 1, path.end() - 1);
    card.lead = phrases.say("lead.through", {{"via", phrases.names(via)}, {"lead", card.lead}});
    card.meter.reset();  // it would be the last rung's share, not this credential's
  }
  return card;
}

void add_section(const Phrases& phrases, View& view, std::string_view id, std::vector<Card> cards) {
  if (cards.empty()) return;
  const std::string key = suffixed("section", id);
  const std::string text = suffixed(key, "text");
  view.sections.push_back({std::string(id), phrases.say(key),
                           phrases.messages().has(text) ? phrases.say(text) : std::string{},
                           std::move(cards)});
}

template <class Takes>
std::vector<Card> cards_where(const Phrases& phrases, const std::vector<Stack>& stacks,
                              Takes takes) {
  std::vector<Card> cards;
  for (const Stack& stack : stacks) {
    if (takes(stack.way)) cards.push_back(card_of(phrases, stack));
  }
  return cards;
}

Card related_card(const Phrases& phrases, const Step& step) {
  const Catalog& catalog = phrases.context().catalog;
  Card card;
  card.id = catalog[step.to].id;
  card.heading = phrases.name(step.to);
  card.url = link_of(phrases, step.to);
  card.kind = kind_line(phrases, step.to);
  card.lead = phrases.say(suffixed("related", word(step.effect)), {{"target", card.heading}});
  std::vector<Item> items;
  for (const Reason& each : step.reasons) items.push_back({phrases.reason(step, each), {}});
  add_fact(phrases, card.facts, "fact.why", items);
  items.clear();
  for (const OpenCondition& each : step.conditions) items.push_back({phrases.condition(each), {}});
  add_fact(phrases, card.facts, "fact.conditions", items);
  if (step.recognition) {
    const Recognition& recognition = catalog[step.recognition];
    for (const Grant& grant : recognition.grants) {
      if (grant.form == GrantForm::price) {
        add_fact(phrases, card.facts, "fact.price",
                 grant.price ? phrases.money(*grant.price) : phrases.say("value.notPublished"));
      }
      add_fact(phrases, card.facts, "fact.details", phrases.text(grant.text));
    }
    add_fact(phrases, card.more, "fact.note", phrases.text(recognition.note));
  }
  if (!step.asserted_by.empty()) {
    add_fact(phrases, card.more, "fact.decidedBy", phrases.names(step.asserted_by));
  }
  add_fact(phrases, card.more, "fact.source", {phrases.source(evidence_source(catalog, step))});
  return card;
}

Card recommendation_card(const Phrases& phrases, const Recognition& recognition) {
  Card card;
  card.id = recognition.id;
  card.heading = phrases.names(recognition.asserted_by);
  for (const Grant& grant : recognition.grants) {
    if (!grant.credit) continue;
    card.lead = phrases.say("recommended.credit", {{"credit", phrases.credit(*grant.credit)}});
  }
  card.verdict = VerdictLabel{Verdict::unknown, phrases.say("verdict.unknown")};
  std::vector<Item> details;
  for (const Grant& grant : recognition.grants) {
    if (grant.text) details.push_back({phrases.text(grant.text), {}});
  }
  add_fact(phrases, card.facts, "fact.details", details);
  std::vector<Item> conditions;
  for (const Condition& each : recognition.conditions) {
    conditions.push_back({phrases.condition({.kind = each.kind, .stated = &each}), {}});
  }
  add_fact(phrases, card.facts, "fact.conditions", conditions);
  if (recognition.valid_until) {
    add_fact(phrases, card.facts, "fact.inForce",
             phrases.say("inForce.until", {{"until", phrases.date(recognition.valid_until)}}));
  }
  add_fact(phrases, card.facts, "fact.note", phrases.text(recognition.note));
  add_fact(phrases, card.more, "fact.source", {phrases.source(recognition.source)});
  return card;
}

void add_types(const Phrases& phrases, std::vector<Fact>& facts, const StacksAnswer& answer) {
  for (const TypeFinding& type : answer.types) {
    if (type.type == StackType::supplemental) {
      add_fact(phrases, facts, "fact.supplements",
               phrases.say("supplements.line", {{"types", phrases.types(type.assumes)}}));
    } else if (type.type == StackType::shared_core) {
      add_fact(phrases, facts, "fact.sharedCore",
               phrases.messages().count("sharedCore.line", Rational(type.shared_courses),
                                        {{"list", phrases.names(type.with)}}));
    }
  }
  if (const auto& alone = answer.independent) {
    std::string list = phrases.names(alone->finding.with);
    if (alone->more) list = phrases.say("independent.more", {{"list", list}});
    add_fact(phrases, facts, "fact.independent",
             phrases.say(alone->related ? "independent.related" : "independent.unrelated",
                         {{"list", list}}));
  }
}

std::string portability(const Phrases& phrases, const CredentialPortability& found) {
  std::string line = phrases.say("portability.none");
  if (!found.bodies.empty()) {
    line = phrases.messages().count("portability.some",
                                    Rational(static_cast<std::int64_t>(found.bodies.size())),
                                    {{"list", phrases.names(found.bodies)}});
  }
  if (found.inside > 0) {
    line += phrases.say("list.semicolon") +
            phrases.messages().count("portability.inside", Rational(found.inside));
  }
  return line;
}

Card finding_card(const Phrases& phrases, const Characteristic& found) {
  Card card;
  card.id = word(found.id);
  std::string key = suffixed("characteristic", word(found.id));
  if (found.id == CharacteristicId::recognised_in_jurisdiction && found.jurisdiction.empty()) {
    key += ".none";
  }
  card.heading =
      phrases.say(key, {{"jurisdiction", found.jurisdiction}, {"profile", found.profile}});
  card.lead = phrases.say(suffixed("finding", word(found.finding)));
  const auto add = [&](const std::string& more) { card.lead += ": " + more; };
  if (!found.targets.empty()) {
    add(phrases.names(found.targets));
  } else if (!found.by.empty()) {
    add(phrases.say("characteristic.by", {{"list", phrases.names(found.by)}}));
  } else if (found.own_word_only) {
    add(phrases.say("characteristic.ownWord"));
  }
  return card;
}

}  // namespace

View stacks_words(const Phrases& phrases, const StacksAnswer& answer) {
  const AchievementId id = answer.question.credential;
  View view = new_view(phrases, phrases.say("stacks.title", {{"name", phrases.name(id)}}));
  view.intro = intro(phrases, answer);

  const auto good = [](const Reached& way) { return way.verdict <= Verdict::conditional; };
  add_section(phrases, view, "here", cards_where(phrases, answer.stacks, [&](const Reached& way) {
                return good(way) && way.hops == 1;
              }));
  add_section(phrases, view, "further",
              cards_where(phrases, answer.stacks,
                          [&](const Reached& way) { return good(way) && way.hops > 1; }));
  add_section(phrases, view, "unconfirmed",
              cards_where(phrases, answer.stacks,
                          [](const Reached& way) { return way.verdict == Verdict::unknown; }));
  add_section(phrases, view, "not", cards_where(phrases, answer.stacks, [](const Reached& way) {
                return way.verdict == Verdict::no;
              }));
  add_section(phrases, view, "derived",
              cards_where(phrases, answer.derived, [](const Reached&) { return true; }));

  std::vector<Card> cards;
  for (const Step& step : answer.related) cards.push_back(related_card(phrases, step));
  add_section(phrases, view, "also", std::move(cards));
  cards.clear();
  for (const RecognitionId each : answer.recommendations) {
    cards.push_back(recommendation_card(phrases, phrases.context().catalog[each]));
  }
  add_section(phrases, view, "recommended", std::move(cards));

  view.facts = own_facts(phrases, id, answer.cost);
  if (answer.dead_end) {
    add_fact(phrases, view.facts, "fact.deadEnd",
             phrases.say(suffixed("deadEnd", word(*answer.dead_end))));
    add_fact(phrases, view.facts, "fact.portability", portability(phrases, answer.portability));
  }
  add_types(phrases, view.facts, answer);
  if (is_credential(phrases.context().catalog[id].type)) {
    cards.clear();
    for (const Characteristic& each : answer.characteristics) {
      cards.push_back(finding_card(phrases, each));
    }
    add_section(phrases, view, "findings", std::move(cards));
  }
  return phrases.with_languages(std::move(view));
}

View stacks_view(const Phrases& phrases, const Graph& graph, const StacksAnswer& answer) {
  View view = stacks_words(phrases, answer);
  add_picture(phrases, graph, answer, view);
  return phrases.with_languages(std::move(view));
}

}  // namespace credstack::answer
