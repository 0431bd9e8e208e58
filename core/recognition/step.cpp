#include "recognition/step.hpp"

#include <algorithm>
#include <utility>

#include "recognition/credit_application.hpp"
#include "recognition/requirement_tree.hpp"

namespace credstack {
namespace {

bool contains(const std::vector<OrganizationId>& list, OrganizationId id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

/** A grant out of its dates is none; a refusal out of its dates says nothing either way. */
void judge_dates(Step& step, Date from, Date until, Date on, ReasonCode ended, ReasonCode begins,
                 Verdict outside) {
  if (until && until.last_day() < on) add_reason(step, ended, outside, until);
  if (from && on < from.first_day()) add_reason(step, begins, outside, from);
}

/** Whether a place lies in one of those listed; a country holds its subdivisions (ISO 3166-2). */
Finding lies_in(const std::vector<std::string_view>& places, std::string_view origin) {
  const auto holds = [](std::string_view outer, std::string_view inner) {
    return inner == outer ||
           (inner.starts_with(outer) && inner.size() > outer.size() && inner[outer.size()] == '-');
  };
  Finding found = Finding::not_met;
  for (const std::string_view place : places) {
    if (holds(place, origin)) return Finding::met;
    // Of an issuer somewhere in CA it is not known whether it is in CA-ON.
    if (holds(origin, place)) found = Finding::not_evidenced;
  }
  return found;
}

void judge_origin(const Catalog& catalog, Step& step, const Condition& condition) {
  const OrganizationId owner = catalog[step.from].owner;
  const Finding found =
      is_of_origin(condition, owner ? catalog[owner].jurisdiction : std::string_view{});
  if (found == Finding::not_met) {
    add_reason(step, ReasonCode::origin_excluded, Verdict::no);
  } else if (found == Finding::not_evidenced) {
    add_reason(step, ReasonCode::origin_not_stated, Verdict::conditional);
    step.conditions.push_back({.kind = condition.kind, .stated = &condition});
  }
}

Effect effect_of(const Grant& grant) {
  const bool has_credit =
      (grant.credit && !grant.credit->max.is_zero()) || !grant.satisfies.empty();
  switch (grant.form) {
    case GrantForm::direct:
    case GrantForm::unassigned:
    case GrantForm::block:
      return Effect::credit;
    case GrantForm::advanced_standing:
      return has_credit ? Effect::credit : Effect::standing;
    case GrantForm::requirement:
      return Effect::requirement;
    case GrantForm::exemption:
      return Effect::exemption;
    case GrantForm::admission:
      return Effect::admission;
    case GrantForm::price:
      return Effect::price;
    case GrantForm::curriculum:
      return Effect::curriculum;
    case GrantForm::preparation:
      break;
  }
  return Effect::preparation;
}

void judge_standing(const Catalog& catalog, Step& step, const Recognition& recognition) {
  step.asserted_by = recognition.asserted_by;
  if (recognition.agreement) {
    for (const OrganizationId party : catalog[recognition.agreement].parties) {
      if (!contains(step.asserted_by, party)) step.asserted_by.push_back(party);
    }
  }
  const OrganizationId receiver = catalog[step.to].owner;
  const bool received = receiver && contains(step.asserted_by, receiver);
  if (recognition.stage == Stage::recommended) {
    step.standing = Standing::recommended;
    add_reason(step, ReasonCode::recommended_only, Verdict::unknown);
  } else if (!received) {
    step.standing = Standing::claimed;
    add_reason(step, ReasonCode::claimed_only, Verdict::unknown);
  }
}

void judge_recognition(const Catalog& catalog, Step& step, Date on) {
  const Recognition& recognition = catalog[step.recognition];
  step.effect = effect_of(recognition);
  judge_standing(catalog, step, recognition);
  if (recognition.doubtful) add_reason(step, ReasonCode::damaged_record, Verdict::unknown);
  if (recognition.places && *recognition.places <= 0) {
    add_reason(step, ReasonCode::places_full, Verdict::no);
  }
  const bool refused = recognition.decision == Decision::refused;
  const Verdict outside = refused ? Verdict::unknown : Verdict::no;
  judge_dates(step, recognition.valid_from, recognition.valid_until, on, ReasonCode::lapsed,
              ReasonCode::not_yet, outside);
  bool has_end = static_cast<bool>(recognition.valid_until);
  if (recognition.agreement) {
    const Agreement& agreement = catalog[recognition.agreement];
    if (agreement.doubtful) add_reason(step, ReasonCode::damaged_record, Verdict::unknown);
    judge_dates(step, agreement.valid_from, agreement.valid_until, on, ReasonCode::agreement_lapsed,
                ReasonCode::agreement_not_yet, outside);
    has_end = has_end || agreement.valid_until;
  }
  judge_source(catalog, step, recognition.source, on, !has_end);
  if (refused) {
    // Like a grant it stands by the receiver's word, in its dates, and while it is fresh.
    const bool stands = step.verdict < Verdict::unknown;
    add_reason(step, ReasonCode::refused, stands ? Verdict::no : Verdict::unknown);
  }
  for (const Condition& condition : recognition.conditions) {
    if (condition.kind == ConditionKind::origin) {
      judge_origin(catalog, step, condition);
    } else {
      step.conditions.push_back({.kind = condition.kind, .stated = &condition});
    }
  }
  if (recognition.credentials.size() > 1) {
    OpenCondition together;
    for (const AchievementId other : recognition.credentials) {
      if (other != step.from) together.together_with.push_back(other);
    }
    step.conditions.push_back(std::move(together));
  }
}

/** What the rules over a place in the target's tree ask of what is used there. */
void judge_rules(const Catalog& catalog, Step& step) {
  for_each_rule_over(catalog, step, [&](RequirementId, const Rule& rule) {
    if (rule.kind == RuleKind::max_age) {
      step.conditions.push_back({.kind = ConditionKind::recency, .rule = &rule});
    }
  });
  for (const RequirementId at : places_over(catalog, step)) {
    const RequirementTermsId terms = catalog[at].terms;
    if (terms && catalog[terms].doubtful) {
      add_reason(step, ReasonCode::damaged_record, Verdict::unknown);
      return;
    }
  }
}

/** What the target's own record says: its owner's word, as far as we know who that is. */
void judge_structure(const Catalog& catalog, Step& step, Date on) {
  const Achievement& target = catalog[step.to];
  if (step.kind == EdgeKind::claimed_part) {
    step.standing = Standing::claimed;
    if (catalog[step.from].owner) step.asserted_by.push_back(catalog[step.from].owner);
    if (target.owner && target.owner == catalog[step.from].owner) {
      step.standing = Standing::recognised;
    } else {
      add_reason(step, ReasonCode::claimed_only, Verdict::unknown);
    }
  } else if (target.owner) {
    step.asserted_by.push_back(target.owner);
  }
  step.effect = step.kind == EdgeKind::entry      ? Effect::admission
                : step.kind == EdgeKind::embedded ? Effect::curriculum
                                                  : Effect::requirement;
  judge_source(catalog, step, evidence_source(catalog, step), on);
  if (step.leaf && !catalog[step.leaf].minimum_grade.empty()) {
    step.conditions.push_back({.kind = ConditionKind::minimum_grade, .leaf = step.leaf});
  }
  if (step.kind == EdgeKind::requirement) {
    for (const RequirementId words : words_beside(catalog, target.requirement, step.leaf)) {
      step.conditions.push_back({.leaf = words});
    }
  }
}

/** All but the credit and what the target's record says. */
Step begin(const Catalog& catalog, const Edge& edge, Date on) {
  Step step;
  step.from = edge.from;
  step.to = edge.to;
  step.kind = edge.kind;
  step.recognition = edge.recognition;
  step.leaf = edge.leaf;
  step.verdict = Verdict::yes;
  if (edge.kind == EdgeKind::recognition) {
    judge_recognition(catalog, step, on);
  } else {
    judge_structure(catalog, step, on);
  }
  if (leads(step.effect)) judge_rules(catalog, step);
  return step;
}

}  // namespace

Finding is_of_origin(const Condition& condition, std::string_view jurisdiction) {
  Finding inside = Finding::met;
  Finding excluded = Finding::not_met;
  if (!condition.jurisdictions.empty()) inside = lies_in(condition.jurisdictions, jurisdiction);
  if (!condition.not_jurisdictions.empty()) {
    excluded = lies_in(condition.not_jurisdictions, jurisdiction);
  }
  if (jurisdiction.empty()) inside = Finding::not_evidenced;
  if (inside == Finding::not_met || excluded == Finding::met) return Finding::not_met;
  const bool open = inside == Finding::not_evidenced || excluded == Finding::not_evidenced;
  return open ? Finding::not_evidenced : Finding::met;
}

Effect effect_of(const Recognition& recognition) {
  if (recognition.decision == Decision::refused) return Effect::credit;
  Effect effect = Effect::preparation;
  for (const Grant& grant : recognition.grants) effect = std::min(effect, effect_of(grant));
  return effect;
}

bool has_reason(const Step& step, ReasonCode code) {
  return std::any_of(step.reasons.begin(), step.reasons.end(),
                     [code](const Reason& reason) { return reason.code == code; });
}

void judge_source(const Catalog& catalog, Step& step, const Source& source, Date on,
                  bool open_ended) {
  const Date seen = source.seen();
  if (source.certainty == Certainty::uncertain) {
    add_reason(step, ReasonCode::uncertain_source, Verdict::unknown, seen);
  } else if (source.certainty == Certainty::secondary) {
    add_reason(step, ReasonCode::secondary_source, Verdict::conditional, seen);
  }
  // An open-ended fact that nobody has confirmed lately is not known to hold.
  if (open_ended && seen && seen.last_day() < subtract(on, catalog.policy.stale_after)) {
    add_reason(step, ReasonCode::not_confirmed_lately, Verdict::unknown, seen);
  }
}

void judge_target(const Catalog& catalog, Step& step) {
  const Achievement& target = catalog[step.to];
  if (target.status == Status::closed) add_reason(step, ReasonCode::target_closed, Verdict::no);
  if (target.status == Status::expiring) {
    add_reason(step, ReasonCode::target_expiring, Verdict::conditional);
  }
  if (target.doubtful) add_reason(step, ReasonCode::damaged_record, Verdict::unknown);
  const bool met = step.kind == EdgeKind::entry && met_alone(catalog, target.entry, step.leaf);
  if (target.entry && leads(step.effect) && !met) {
    step.conditions.push_back({.kind = ConditionKind::admission, .entry = target.entry});
  }
}

void add_reason(Step& step, ReasonCode code, Verdict at_best, Date date) {
  step.reasons.push_back({code, at_best, date});
  step.verdict = worse(step.verdict, at_best);
}

std::vector<RequirementId> places_over(const Catalog& catalog, const Step& step) {
  const Achievement& target = catalog[step.to];
  const RequirementId root = step.kind == EdgeKind::entry ? target.entry : target.requirement;
  return path_to(catalog, root, step.leaf ? step.leaf : root);
}

std::vector<Reason> reasons_beside_credit(const Catalog& catalog, const Edge& edge, Date on) {
  Step step = begin(catalog, edge, on);
  judge_target(catalog, step);
  return std::move(step.reasons);
}

Step judge(const Catalog& catalog, const Edge& edge, Date on) {
  Step step = begin(catalog, edge, on);
  apply_credit(catalog, step);
  judge_target(catalog, step);
  if (!step.conditions.empty()) step.verdict = worse(step.verdict, Verdict::conditional);
  return step;
}

const Source& evidence_source(const Catalog& catalog, const Step& step) {
  if (step.recognition) return catalog[step.recognition].source;
  return catalog[step.kind == EdgeKind::claimed_part ? step.from : step.to].source;
}

std::string_view word(ReasonCode code) {
  constexpr std::string_view words[] = {
      "claimedOnly",
      "recommendedOnly",
      "refused",
      "lapsed",
      "notYet",
      "agreementLapsed",
      "agreementNotYet",
      "notConfirmedLately",
      "placesFull",
      "targetClosed",
      "targetExpiring",
      "originExcluded",
      "originNotStated",
      "noPlace",
      "slotNotStated",
      "uncertainSource",
      "secondarySource",
      "damagedRecord",
      "sharingRuleNotStated",
      "onlyIfChosen",
      "contradicted",
  };
  return words[static_cast<std::size_t>(code)];
}

std::string_view word(Standing standing) {
  constexpr std::string_view words[] = {"recognised", "claimed", "recommended", "derived"};
  return words[static_cast<std::size_t>(standing)];
}

std::string_view word(Effect effect) {
  constexpr std::string_view words[] = {"credit",    "requirement", "standing",   "exemption",
                                        "admission", "price",       "curriculum", "preparation"};
  return words[static_cast<std::size_t>(effect)];
}

}  // namespace credstack
