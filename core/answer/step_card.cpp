#include <algorithm>

#include "answer/views.hpp"
#include "recognition/requirement_tree.hpp"

namespace credstack::answer {
namespace {

std::string suffixed(std::string_view key, std::string_view a, std::string_view b = {}) {
  std::string out = std::string(key) + "." + std::string(a);
  if (!b.empty()) out += "." + std::string(b);
  return out;
}

/** What an account says it is worth, without a verdict on it. */
std::string worth(const Phrases& phrases, const Step& step) {
  const auto& credit = step.credit;
  if (credit.applied && credit.total) return phrases.part_of(*credit.applied, *credit.total) + ".";
  return credit.granted ? phrases.credit(*credit.granted) + "." : std::string{};
}

std::optional<Meter> meter(const AppliedCredit& credit, Verdict verdict) {
  const auto& applied = credit.applied;
  const auto& total = credit.total;
  if (verdict > Verdict::conditional || !applied || !total || !applied->is_exact() ||
      !total->is_exact() || applied->unit != total->unit || credit.conversion != nullptr ||
      applied->max.is_zero() || !applied->min.is_decimal() || !total->min.is_decimal()) {
    return std::nullopt;
  }
  return Meter{applied->min, total->min};
}

std::vector<Item> reasons(const Phrases& phrases, const Step& step) {
  std::vector<Item> items;
  for (const Reason& each : step.reasons) items.push_back({phrases.reason(step, each), {}});
  return items;
}

void add_remaining(const Phrases& phrases, Card& card, const Step& step,
                   const std::optional<RemainingTime>& time, const std::vector<CostTotal>& cost) {
  add_fact(phrases, card.facts, "fact.remaining", still_to_earn(phrases, step));
  add_fact(phrases, card.facts, "fact.time", phrases.time(time));
  add_fact(phrases, card.facts, "fact.cost", phrases.costs(cost));
}

void add_decision(const Phrases& phrases, std::vector<Fact>& facts, const Step& step) {
  const Catalog& catalog = phrases.context().catalog;
  const Recognition& recognition = catalog[step.recognition];
  const bool dated = recognition.valid_from || recognition.valid_until;
  if (dated || !recognition.agreement) {
    add_fact(phrases, facts, "fact.inForce", in_force(phrases, recognition));
  }
  if (recognition.review_by) {
    add_fact(phrases, facts, "fact.review", phrases.date(recognition.review_by));
  }
  if (recognition.agreement) {
    const Agreement& agreement = catalog[recognition.agreement];
    std::string line = phrases.text(agreement.name);
    if (line.empty()) line = agreement.id;
    if (agreement.framework) line += " (" + phrases.text(agreement.framework) + ")";
    if (agreement.valid_until) {
      line = phrases.say("endorsement.until",
                         {{"line", line}, {"date", phrases.date(agreement.valid_until)}});
    }
    add_fact(phrases, facts, "fact.agreement", line);
  }
  std::vector<Item> details;
  for (const Grant& grant : recognition.grants) {
    if (grant.text) details.push_back({phrases.text(grant.text), {}});
  }
  add_fact(phrases, facts, "fact.details", details);
  add_fact(phrases, facts, "fact.note", phrases.text(recognition.note));
}

std::string type_line(const Phrases& phrases, const Step& step,
                      const std::vector<TypeFinding>& types) {
  const Catalog& catalog = phrases.context().catalog;
  if (types.empty()) {
    if (!carries(step.effect) || step.verdict == Verdict::no || step.shared_courses) return {};
    const bool routed = catalog[step.from].type == AchievementType::pathway ||
                        catalog[step.to].type == AchievementType::pathway;
    if (routed) return {};
    return phrases.say("kind.notHigher", {{"target", phrases.name(step.to)}});
  }
  const TypeFinding& type = types.front();
  if (type.level.higher == Finding::not_evidenced) return phrases.say("kind.levelUnknown");
  std::string line =
      phrases.say(type.holds == Finding::met ? "kind.vertical" : "kind.vertical.unconfirmed");
  if (type.holds == Finding::met && type.level.basis == LevelBasis::framework) {
    const auto level = [&](const Level& value) {
      return phrases.say("level.line",
                         {{"framework", value.framework}, {"level", std::to_string(value.level)}});
    };
    line = phrases.say("kind.verticalLevel",
                       {{"from", level(type.level.from)}, {"to", level(type.level.to)}});
  }
  const auto add = [&](bool holds, const char* key) {
    if (holds) line += phrases.say("list.comma") + phrases.say(key);
  };
  add(type.toward_degree && !type.toward_graduate_degree, "kind.towardDegree");
  add(type.toward_graduate_degree, "kind.towardGraduateDegree");
  add(type.toward_external_designation, "kind.towardDesignation");
  if (type.inside_issuer) {
    line += phrases.say("list.comma") +
            phrases.say("kind.inside", {{"owner", phrases.name(catalog[step.to].owner)}});
  }
  return line;
}

void add_conversion(const Phrases& phrases, std::vector<Fact>& facts, const AppliedCredit& credit) {
  if (credit.conversion == nullptr || !credit.granted || !credit.total) return;
  const CreditConversion& rule = *credit.conversion;
  add_fact(phrases, facts, "fact.conversion",
           phrases.say("conversion.line", {{"from", rule.from},
                                           {"to", rule.to},
                                           {"factor", phrases.messages().number(rule.factor)},
                                           {"method", phrases.text(rule.method)}}),
           safe_url(rule.source.url));
}

void add_limits(const Phrases& phrases, std::vector<Fact>& facts, const Step& step,
                Verdict verdict) {
  std::vector<Item> items;
  if (verdict == Verdict::no) return;
  if (verdict == Verdict::conditional) items.push_back({phrases.say("doesNot.guarantee"), {}});
  if (step.effect != Effect::admission) items.push_back({phrases.say("doesNot.admission"), {}});
  items.push_back({phrases.say("doesNot.elsewhere"), {}});
  add_fact(phrases, facts, "fact.doesNot", items);
}

void add_others(const Phrases& phrases, std::vector<Fact>& facts, const Reached& way) {
  std::vector<Item> items;
  for (const Step& other : way.also) {
    std::string what = worth(phrases, other);
    if (other.verdict > Verdict::conditional && !other.reasons.empty()) {
      what = phrases.reason(other, other.reasons.front());
    }
    for (const OpenCondition& each : other.conditions) what += " " + phrases.condition(each);
    items.push_back(
        {phrases.say("others.line", {{"verdict", verdict_label(phrases, other, other.verdict).text},
                                     {"what", what}}),
         {}});
  }
  add_fact(phrases, facts, "fact.others", items);
}

}  // namespace

VerdictLabel verdict_label(const Phrases& phrases, const Step& step, Verdict verdict) {
  if (verdict <= Verdict::conditional) {
    return {verdict, phrases.say(suffixed("verdict", word(verdict), word(step.effect)))};
  }
  const bool derived = step.shared_courses && verdict == Verdict::unknown;
  return {verdict, phrases.say(derived ? "verdict.derived" : suffixed("verdict", word(verdict)))};
}

std::string lead(const Phrases& phrases, const Step& step, Verdict verdict) {
  if (verdict == Verdict::no) return phrases.say("lead.no");
  const std::string_view how = step.shared_courses ? "derived" : word(verdict);
  const AppliedCredit& credit = step.credit;
  if (step.effect == Effect::admission || step.effect == Effect::exemption) {
    return phrases.say(suffixed("lead", word(step.effect), how));
  }
  if (credit.applied && !credit.applied->max.is_zero()) {
    const std::string part = credit.total ? phrases.part_of(*credit.applied, *credit.total)
                                          : phrases.credit(*credit.applied);
    return phrases.say(suffixed("lead", how), {{"part", part}});
  }
  if (credit.granted && !credit.granted->max.is_zero()) {
    return phrases.say(suffixed("lead.granted", how),
                       {{"granted", phrases.credit(*credit.granted)}});
  }
  if (credit.pieces && credit.pieces_total) {
    return phrases.say(suffixed("lead.pieces", how),
                       {{"n", phrases.messages().number(Rational(*credit.pieces))},
                        {"of", phrases.messages().number(Rational(*credit.pieces_total))}});
  }
  return phrases.say(suffixed("lead.effect", how));
}

std::string still_to_earn(const Phrases& phrases, const Step& step) {
  const auto& remaining = step.credit.remaining;
  if (!remaining) return phrases.say("value.notPublished");
  const std::string left =
      remaining->max.is_zero() ? phrases.say("value.nothing") : phrases.credit(*remaining);
  return step.credit.remaining_stated ? phrases.say("value.remaining.stated", {{"value", left}})
                                      : left;
}

std::string in_force(const Phrases& phrases, const Recognition& recognition) {
  const std::string from = phrases.date(recognition.valid_from);
  const std::string until = phrases.date(recognition.valid_until);
  const bool begins_later = phrases.context().on < recognition.valid_from.first_day();
  const char* key = recognition.valid_from && recognition.valid_until ? "inForce.both"
                    : begins_later                                    ? "inForce.begins"
                    : recognition.valid_from                          ? "inForce.from"
                    : recognition.valid_until                         ? "inForce.until"
                                                                      : "inForce.none";
  return phrases.say(key, {{"from", from}, {"until", until}});
}

Card step_card(const Phrases& phrases, const Reached& way, AchievementId shown,
               const std::optional<RemainingTime>& time, const std::vector<CostTotal>& cost,
               const std::vector<TypeFinding>& types) {
  const Catalog& catalog = phrases.context().catalog;
  const Step& step = way.step;
  Card card;
  card.id = catalog[shown].id;
  card.heading = phrases.name(shown);
  card.url = link_of(phrases, shown);
  card.kind = kind_line(phrases, shown);
  card.verdict = verdict_label(phrases, step, way.verdict);
  card.lead = lead(phrases, step, way.verdict);
  card.meter = meter(step.credit, way.verdict);

  add_fact(phrases, card.facts, "fact.why", reasons(phrases, step));
  std::vector<Item> conditions;
  // Where the decision puts the admission in words of its own, the entry requirement is not said
  // again.
  const bool admission_said =
      std::any_of(step.conditions.begin(), step.conditions.end(), [](const OpenCondition& each) {
        return each.kind == ConditionKind::admission && each.stated != nullptr && each.stated->text;
      });
  for (const OpenCondition& each : step.conditions) {
    if (each.entry && admission_said) continue;
    conditions.push_back({phrases.condition(each), {}});
  }
  add_fact(phrases, card.facts, "fact.conditions", conditions);
  const bool reachable = way.verdict <= Verdict::conditional;
  if (reachable) add_remaining(phrases, card, step, time, cost);
  if (!step.credit.slot.empty()) {
    const Requirement& slot = catalog[find_slot(catalog, catalog[step.to], step.credit.slot)];
    add_fact(phrases, card.facts, "fact.fills",
             slot.name ? phrases.text(slot.name) : std::string(slot.id));
  }
  if (step.credit.elective_only && way.verdict != Verdict::no) {
    add_fact(phrases, card.facts, "fact.electiveOnly", phrases.say("fills.elective"));
  }
  if (!step.shared.empty()) {
    add_fact(phrases, card.facts, "fact.sharedCourses", phrases.names(step.shared));
  }
  add_conversion(phrases, card.facts, step.credit);

  add_limits(phrases, card.more, step, way.verdict);
  if (!step.asserted_by.empty()) {
    add_fact(phrases, card.more, "fact.decidedBy", phrases.names(step.asserted_by));
  }
  if (step.recognition) add_decision(phrases, card.more, step);
  add_fact(phrases, card.more, "fact.type", type_line(phrases, step, types));
  if (step.credit.total) {
    const std::string total = phrases.credit(*step.credit.total);
    add_fact(phrases, card.more, "fact.whole",
             step.credit.total_stated ? total : phrases.say("whole.addedUp", {{"value", total}}));
  }
  add_others(phrases, card.more, way);
  add_fact(phrases, card.more, "fact.source", {phrases.source(evidence_source(catalog, step))});
  return card;
}

}  // namespace credstack::answer
