// What recognitions of the catalogue grant for items of the record, for the reference audit.
#include "support/audit_reference_piece_maker.hpp"

namespace credstack::test::reference {

using audit::Why;
using learner::Item;

void PieceMaker::by_recognition(std::uint32_t i, RecognitionId id) {
  const Recognition& recognition = catalog_[id];
  if (recognition.decision == Decision::refused) {
    const bool here = std::any_of(
        problem_.programs.begin(), problem_.programs.end(),
        [&](const Program& program) { return contains(recognition.targets, program.id); });
    if (here && item(i).achievement && contains(recognition.credentials, item(i).achievement)) {
      problem_.reach("recognition refused");
      note(i, {.why = Why::refused, .recognition = id});
      // What it asks beside is as true.
      for (const Condition& each : recognition.conditions) {
        Worth worth;
        if (each.kind == ConditionKind::recency && each.max_age) recency(worth, each, id, i);
      }
    }
    return;
  }
  std::vector<std::uint32_t> chosen;
  choose_items(i, id, chosen);
}

void PieceMaker::choose_items(std::uint32_t first, RecognitionId id,
                              std::vector<std::uint32_t>& chosen) {
  const Recognition& recognition = catalog_[id];
  if (chosen.size() == recognition.credentials.size()) {
    if (*std::min_element(chosen.begin(), chosen.end()) == first) recognised(id, chosen);
    return;
  }
  for (std::uint32_t i = 0; i < problem_.learner.items.size(); ++i) {
    if (item(i).achievement != recognition.credentials[chosen.size()]) continue;
    chosen.push_back(i);
    choose_items(first, id, chosen);
    chosen.pop_back();
  }
}

void PieceMaker::recognised(RecognitionId id, std::vector<std::uint32_t> items) {
  const Recognition& recognition = catalog_[id];
  StandingNumber own = 1;
  for (const std::uint32_t i : items) own = worse(own, own_standing(i));
  if (items.size() > 1) tell_of_set(id, items);
  std::vector<Worth> worth;
  for (std::size_t p = 0; p < problem_.programs.size(); ++p) {
    Worth all{1, false};
    const bool here = contains(recognition.targets, problem_.programs[p].id);
    if (!here) all = {not_taken, false, false};
    for (const std::uint32_t i : items) {
      if (!here) break;
      const Worth each = worth_of(id, i, p);
      all.standing = worse(all.standing, each.standing);
      all.elective_only = all.elective_only || each.elective_only;
    }
    worth.push_back(all);
  }
  if (std::all_of(worth.begin(), worth.end(),
                  [](const Worth& each) { return each.standing == not_taken; })) {
    return;
  }
  if (items.size() > 1) problem_.reach("set taken together");
  std::sort(items.begin(), items.end());
  ++ways_;
  for (const Grant& grant : recognition.grants) grant_pieces(id, grant, items, own, worth);
}

void PieceMaker::tell_of_set(RecognitionId id, const std::vector<std::uint32_t>& items) {
  const std::vector<ReferenceReason> known = problem_.reasons;
  for (ReferenceReason each : known) {
    if (!contains(items, each.item) || each.recognition || each.leaf) continue;
    if (each.why == Why::damaged) note(items, each);  // the record is, whichever part of it
    each.recognition = id;
    note(items, each);
  }
}

PieceMaker::Worth PieceMaker::worth_of(RecognitionId id, std::uint32_t i, std::size_t p) {
  const Program& program = problem_.programs[p];
  for (const Edge& edge : problem_.graph.out(item(i).achievement)) {
    if (edge.recognition != id || edge.to != program.id) continue;
    const Step step = judge(catalog_, edge, problem_.options.on);
    Worth worth{1, false};
    const std::string_view place = place_of_issuer(item(i));
    for (const Reason& reason : step.reasons) {
      const bool of_origin = reason.code == ReasonCode::origin_excluded ||
                             reason.code == ReasonCode::origin_not_stated;
      if (of_origin && !place.empty()) continue;
      const StandingNumber here = standing_by(reason.code);
      if (here == not_taken) note(i, {.why = Why::refused, .recognition = id});
      if (here == 4) note(i, {.why = Why::claimed, .recognition = id});
      worth.standing = worse(worth.standing, here);
    }
    if (!place.empty()) {
      for (const Condition& each : catalog_[id].conditions) {
        if (each.kind == ConditionKind::origin) origin(worth, each, place, id, i);
      }
    }
    for (const OpenCondition& open : step.conditions) {
      if (open.stated != nullptr) {
        if (open.kind != ConditionKind::origin) {
          condition(worth, *open.stated, id, i, p);
        } else if (place.empty()) {
          note(i, {.why = Why::condition, .recognition = id, .condition = open.stated});
        }
      } else if (open.entry) {
        const StandingNumber here = standing_of(admitted(program));
        if (here == 4) note(i, {.why = Why::condition, .recognition = id});
        worth.standing = worse(worth.standing, here);
      }
    }
    return worth;
  }
  return {};
}

std::string_view PieceMaker::place_of_issuer(const Item& item) const {
  if (!item.issuer_stated) return {};
  return item.issuer ? catalog_[item.issuer].jurisdiction : item.issuer_jurisdiction;
}

void PieceMaker::origin(Worth& worth, const Condition& asked, std::string_view place,
                        RecognitionId id, std::uint32_t i) {
  const auto holds = [](std::string_view outer, std::string_view inner) {
    return inner == outer || inner.starts_with(std::string(outer) + "-");
  };
  const auto within = [&](const std::vector<std::string_view>& places) {
    Finding found = Finding::bad;
    for (const std::string_view each : places) {
      if (holds(each, place)) return Finding::good;
      if (holds(place, each)) found = Finding::unknown;
    }
    return found;
  };
  Finding finding = asked.jurisdictions.empty() ? Finding::good : within(asked.jurisdictions);
  if (asked.jurisdictions.empty() && asked.not_jurisdictions.empty()) finding = Finding::unknown;
  const Finding out = within(asked.not_jurisdictions);
  if (out == Finding::good) finding = Finding::bad;
  if (out == Finding::unknown && finding == Finding::good) finding = Finding::unknown;
  problem_.reach("origin of the issuer");
  if (finding != Finding::good) {
    note(i, {.why = finding == Finding::bad ? Why::refused : Why::condition,
             .recognition = id,
             .condition = &asked});
  }
  worth.standing = worse(worth.standing, standing_of(finding));
}

StandingNumber PieceMaker::standing_by(ReasonCode code) {
  switch (code) {
    case ReasonCode::refused:
    case ReasonCode::lapsed:
    case ReasonCode::not_yet:
    case ReasonCode::agreement_lapsed:
    case ReasonCode::agreement_not_yet:
    case ReasonCode::places_full:
    case ReasonCode::target_closed:
    case ReasonCode::origin_excluded:
      problem_.reach("recognition out of force");
      return not_taken;
    case ReasonCode::no_place:
    case ReasonCode::slot_not_stated:
    case ReasonCode::target_expiring:
    case ReasonCode::sharing_rule_not_stated:
    case ReasonCode::only_if_chosen:
      return 1;
    default:
      problem_.reach("recognition in doubt");
      return 4;
  }
}

Finding PieceMaker::admitted(const Program& program) const {
  const bool shown = program.enrolment != nullptr && program.enrolment->admitted &&
                     !(problem_.options.on < program.enrolment->admitted.last_day());
  return shown ? Finding::good : Finding::unknown;
}

void PieceMaker::condition(Worth& worth, const Condition& asked, RecognitionId id, std::uint32_t i,
                           std::size_t p) {
  const Program& program = problem_.programs[p];
  const Item& it = item(i);
  const Date on = problem_.options.on;
  Finding finding = Finding::unknown;
  switch (asked.kind) {
    case ConditionKind::admission:
      finding = admitted(program);
      break;
    case ConditionKind::enrolment:
      if (program.enrolment != nullptr && program.enrolment->enrolled &&
          !(on < program.enrolment->enrolled.last_day())) {
        finding = Finding::good;
      }
      break;
    case ConditionKind::minimum_grade:
      if (asked.grade.empty()) break;
      finding = is_completed(problem_, it)
                    ? grade_reaches(problem_, it, asked.grade, scale_of_leaf(problem_, {}, p), p)
                    : Finding::good;
      break;
    case ConditionKind::recency:
      if (!asked.max_age) break;
      problem_.reach("condition recency");
      recency(worth, asked, id, i);
      return;
    case ConditionKind::active:
      if (it.expires && !(it.expires.first_day() < on)) finding = Finding::good;
      break;
    default:
      break;
  }
  problem_.reach(finding == Finding::good ? "condition shown" : "condition not shown");
  if (finding == Finding::bad) {
    note(i,
         {.why = Why::grade_below, .recognition = id, .condition = &asked, .grade = asked.grade});
  } else if (finding == Finding::unknown) {
    note(i, {.why = Why::condition, .recognition = id, .condition = &asked});
  }
  worth.standing = worse(worth.standing, standing_of(finding));
}

void PieceMaker::recency(Worth& worth, const Condition& asked, RecognitionId id, std::uint32_t i) {
  if (!is_completed(problem_, item(i))) return;
  const Finding fresh = is_fresh(item(i).completed, asked.max_age, problem_.options.on);
  if (fresh == Finding::good) return;
  note(i, {.why = fresh == Finding::unknown ? Why::date_unknown : Why::too_old,
           .recognition = id,
           .condition = &asked});
  if (fresh == Finding::unknown) {
    worth.standing = worse(worth.standing, 4);
  } else if (asked.on_expiry == OnExpiry::elective) {
    worth.elective_only = true;
  } else {
    worth.standing = worse(worth.standing, after_expiry(asked.on_expiry, item(i)));
  }
}

StandingNumber PieceMaker::after_expiry(OnExpiry effect, const Item& item) {
  if (effect != OnExpiry::challenge && effect != OnExpiry::proof_of_currency) return not_taken;
  const bool proven =
      item.currency && owner() && item.currency->by == owner() &&
      !(item.currency->date && problem_.options.on < item.currency->date.first_day());
  problem_.reach(proven ? "currency proven" : "currency open");
  return proven ? 1 : 4;
}

void PieceMaker::grant_pieces(RecognitionId id, const Grant& grant,
                              const std::vector<std::uint32_t>& items, StandingNumber own,
                              const std::vector<Worth>& worth) {
  const bool exemption = grant.form == GrantForm::exemption;
  const bool credit = grant.form == GrantForm::direct || grant.form == GrantForm::unassigned ||
                      grant.form == GrantForm::block || grant.form == GrantForm::advanced_standing;
  if (!exemption && !credit) return;
  const StandingAt standing = [&](std::size_t node) {
    return worse(own, worth[problem_.nodes[node].program].standing);
  };
  const AtLeaf may = [&](std::size_t node, const Piece&) {
    const Worth& here = worth[problem_.nodes[node].program];
    const bool elective = grant.elective || here.elective_only;
    return here.is_target && (!elective || problem_.at(node).open);
  };
  if (exemption) {
    exempt(id, grant, items, standing, may);
    return;
  }
  const std::vector<Amount> credits = credits_of(grant);
  for (std::size_t i = 0; i < grant.satisfies.size(); ++i) {
    const AchievementId course = grant.satisfies[i];
    Piece piece = from_grant(id, items);
    piece.as = course;
    piece.identities = identities_of(catalog_, course);
    set_credit(piece, credits[i]);
    problem_.reach("direct credit");
    finish(std::move(piece), standing, [&](std::size_t node, const Piece& made) {
      return may(node, made) && takes_course(node, made);
    });
  }
  if (!grant.satisfies.empty()) return;
  Piece piece = from_grant(id, items);
  piece.block = true;
  set_credit(piece, in_unit(grant.credit));
  piece.identities = {facts_stated(item(items.front()))};
  problem_.reach(grant.slot.empty() ? "block" : "block into a slot");
  if (grant.elective) problem_.reach("elective grant");
  finish(std::move(piece), standing, [&](std::size_t node, const Piece& made) {
    return may(node, made) && takes_block(node, grant, made);
  });
}

void PieceMaker::exempt(RecognitionId id, const Grant& grant,
                        const std::vector<std::uint32_t>& items, const StandingAt& standing,
                        const AtLeaf& may) {
  const auto begin = [&] {
    Piece piece = from_grant(id, items);
    piece.exemption = true;
    piece.credit = 0;
    problem_.reach(grant.slot.empty() ? "exemption from a course" : "exemption by a slot");
    return piece;
  };
  if (!grant.slot.empty()) {
    Piece piece = begin();
    piece.exempts_slot = true;
    piece.identities = {facts_stated(item(items.front()))};
    finish(std::move(piece), standing, [&](std::size_t node, const Piece& made) {
      return may(node, made) && below_slot(node, grant.slot);
    });
    return;
  }
  for (const AchievementId course : grant.satisfies) {
    Piece piece = begin();
    piece.as = course;
    piece.identities = identities_of(catalog_, course);
    finish(std::move(piece), standing, [&](std::size_t node, const Piece& made) {
      const bool counts = problem_.at(node).kind != RequirementKind::credits;
      return counts && may(node, made) && takes_course(node, made);
    });
  }
}

std::vector<Amount> PieceMaker::credits_of(const Grant& grant) {
  std::vector<Amount> each;
  Rational sum = 0;
  for (const AchievementId course : grant.satisfies) {
    each.push_back(credit_of(course));
    sum = sum + each.back().credit;
  }
  if (!grant.credit) return each;
  const Amount stated = in_unit(grant.credit);
  if (each.size() == 1) return {stated};
  if (each.size() > 1) problem_.reach("several courses for stated credit");
  const bool converted =
      std::any_of(each.begin(), each.end(), [](const Amount& one) { return one.converted; });
  for (Amount& one : each) {
    one.credit = stated.credit * one.credit / sum;
    one.converted = converted || stated.converted;
  }
  return each;
}

Piece PieceMaker::from_grant(RecognitionId id, const std::vector<std::uint32_t>& items) {
  Piece piece;
  piece.items = items;
  piece.way = audit::Way::recognition;
  piece.way_number = ways_;
  piece.recognition = id;
  piece.origin = Origin::transfer;
  piece.provider = provider_of(catalog_, item(items.front()));
  piece.teacher = teacher_of(catalog_, item(items.front()));
  return piece;
}

}  // namespace credstack::test::reference
