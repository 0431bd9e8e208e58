// Which leaves take a piece, and how it stands there, for the reference audit.
#include "support/audit_reference_piece_maker.hpp"

namespace credstack::test::reference {

using audit::Why;

bool PieceMaker::takes_course(std::size_t node, const Piece& piece) {
  const Requirement& leaf = problem_.at(node);
  const OrganizationId own = program_of(node).owner;
  bool taken = false;
  if (leaf.open) {
    for (const Facts& each : piece.identities) {
      if (own && each.owner == own && !has_parts(each.achievement)) taken = true;
    }
  } else if (leaf.kind == RequirementKind::achievement) {
    for (const Facts& each : piece.identities) {
      if (each.achievement == leaf.achievement) taken = true;
    }
  } else if (!leaf.from.empty()) {
    for (const Facts& each : piece.identities) {
      if (contains(leaf.from, each.achievement)) taken = true;
    }
  } else {
    for (const Facts& each : piece.identities) {
      for (const Selector& selector : problem_.terms(node).select) {
        const bool may = (own && each.owner == own) || contains(selector.ids, each.achievement) ||
                         (each.owner && contains(selector.providers, each.owner));
        if (may && selects(selector, each)) taken = true;
      }
    }
  }
  return taken && !excepted(node, piece);
}

bool PieceMaker::has_parts(AchievementId id) {
  const Achievement& thing = catalog_[id];
  const bool parts = thing.requirement || !thing.parts.empty();
  if (parts) problem_.reach("open: a whole with parts");
  return parts;
}

bool PieceMaker::takes_unassigned(std::size_t node, const Piece& piece) {
  return problem_.at(node).open && program_of(node).owner && !excepted(node, piece);
}

bool PieceMaker::takes_block(std::size_t node, const Grant& grant, const Piece& piece) {
  const Requirement& leaf = problem_.at(node);
  if (leaf.kind != RequirementKind::credits) return false;
  const bool place =
      grant.slot.empty() ? leaf.open && program_of(node).owner : below_slot(node, grant.slot);
  return place && !excepted(node, piece);
}

bool PieceMaker::below_slot(std::size_t node, std::string_view slot) const {
  std::optional<std::size_t> at = node;
  for (; at; at = problem_.nodes[*at].parent) {
    if (problem_.at(*at).id == slot) return true;
  }
  return false;
}

bool PieceMaker::excepted(std::size_t node, const Piece& piece) {
  const bool out = picks_one(problem_.terms(node).except, piece.identities);
  if (!out) return false;
  problem_.reach("except");
  note(piece, node, {.why = Why::excluded});
  // That it has no credit for a leaf that asks for credit is as true.
  const auto& needed = problem_.nodes[node].needed;
  if (needed && !(needed->is_known() && piece.credit > Rational(0))) {
    note(piece, node, {.why = Why::credit_unknown});
  }
  return true;
}

void PieceMaker::finish(Piece made, const StandingAt& standing, const AtLeaf& by_kind) {
  bool has_place = false;
  for (std::size_t node = 0; node < problem_.nodes.size(); ++node) {
    const RequirementKind kind = problem_.at(node).kind;
    if (!problem_.is_leaf(node)) continue;
    if (kind == RequirementKind::prose || kind == RequirementKind::holds) continue;
    if (!by_kind(node, made)) continue;
    has_place = true;
    if (problem_.nodes[node].below_waived) {
      problem_.reach("waived leaf takes nothing");
    } else {
      take(made, node, standing(node));
    }
  }
  if (!has_place) {
    problem_.reach("no place");
    note(made.items, {.why = Why::no_place, .recognition = made.recognition});
  }
  problem_.pieces.push_back(std::move(made));
}

void PieceMaker::take(Piece& made, std::size_t node, StandingNumber standing) {
  const Requirement& leaf = problem_.at(node);
  const auto& needed = problem_.nodes[node].needed;
  if (needed && !needed->is_known()) {
    problem_.reach("a need in another unit");
    note(made, node, {.why = Why::credit_unknown});
    return;
  }
  Take take{node, standing, made.credit, made.converted};
  if (leaf.kind == RequirementKind::achievement && leaf.credit && !made.exemption) {
    const std::string_view unit = program_of(node).unit;
    take.credit = problem_.in_unit(leaf.credit, unit);
    take.converted = leaf.credit->unit != unit && take.credit.is_known();
  }
  standing = worse(standing, by_grade(node, made));
  standing = worse(standing, by_rules(node, made, take.credit));
  standing = worse(standing, by_awards(node, made, take.credit));
  if (standing != not_taken && is_doubtful(made.as)) {
    problem_.reach("taken as a doubtful achievement");
    note(made, node, {.why = Why::damaged});
    standing = worse(standing, 4);
  }
  take.standing = standing;
  const bool has_credit = take.credit.is_known() && take.credit > Rational(0);
  if (leaf.kind == RequirementKind::credits && !has_credit && !made.exempts_slot) {
    problem_.reach("no credit for a credits leaf");
    note(made, node, {.why = Why::credit_unknown});
    return;
  }
  if (standing != not_taken) made.takes.push_back(take);
}

StandingNumber PieceMaker::by_grade(std::size_t node, const Piece& piece) {
  const std::size_t program = problem_.nodes[node].program;
  const GradeScaleId scale = scale_of_leaf(problem_, problem_.terms(node).grade_scale, program);
  const std::string_view asked = problem_.at(node).minimum_grade;
  StandingNumber standing = 1;
  for (const std::uint32_t i : piece.items) {
    if (!is_completed(problem_, item(i))) continue;
    const StandingNumber alone = grade_by_itself(problem_, item(i), scale, program);
    if (alone == not_taken) {
      problem_.reach("grade does not pass");
      note(i, {.why = Why::not_passed});
    }
    if (alone == 4) {
      problem_.reach("grade not in its scale");
      note(i, {.why = Why::grade_unknown});
    }
    standing = worse(standing, alone);
    if (asked.empty() || piece.way == audit::Way::substitution) continue;
    const Finding found = grade_reaches(problem_, item(i), asked, scale, program);
    problem_.reach(found == Finding::good      ? "grade reaches"
                   : found == Finding::unknown ? "grade unknown"
                                               : "grade below");
    if (found != Finding::good) {
      note(piece, node,
           {.why = found == Finding::bad ? Why::grade_below : Why::grade_unknown, .grade = asked});
    }
    standing = worse(standing, standing_of(found));
  }
  return standing;
}

StandingNumber PieceMaker::by_rules(std::size_t node, const Piece& piece, Rational credit) {
  StandingNumber standing = 1;
  for (std::optional<std::size_t> at = node; at; at = problem_.nodes[*at].parent) {
    for (const RuleAt& rule : problem_.nodes[*at].rules) {
      if (!picks(rule, piece) || is_let_off(rule.granted, piece)) continue;
      StandingNumber here = 1;
      if (rule.rule->kind == RuleKind::max_age && piece.way != audit::Way::substitution) {
        here = by_age(rule, node, piece);
        if (here == not_taken && is_let_off(rule.claimed, piece)) {
          problem_.reach("allow claimed for an age");
          here = 4;
        }
      } else if (rule.rule->kind == RuleKind::at_most && rule.limit.unjudged) {
        problem_.reach("cap unjudged");
        note(piece, node, Why::cap, rule);
        here = 4;
      }
      if (rule.rule->kind == RuleKind::at_most && rule.limit.credit && !credit.is_known()) {
        problem_.reach("cap on a piece of unknown credit");
        note(piece, node, Why::credit_unknown, rule);
        here = 4;
      }
      standing = worse(standing, here);
    }
  }
  return standing;
}

StandingNumber PieceMaker::by_age(const RuleAt& rule, std::size_t node, const Piece& piece) {
  StandingNumber standing = 1;
  for (const std::uint32_t i : piece.items) {
    if (!is_completed(problem_, item(i))) continue;
    const Finding fresh =
        is_fresh(item(i).completed, rule.rule->max_age, anchor_of(rule.rule->anchor, node));
    if (fresh == Finding::good) {
      problem_.reach("age good");
    } else if (fresh == Finding::unknown) {
      problem_.reach("age unknown");
      note(piece, node, Why::date_unknown, rule);
      standing = worse(standing, 4);
    } else if (rule.rule->on_expiry == OnExpiry::elective) {
      problem_.reach("too old: elective");
      note(piece, node, Why::too_old, rule);
      if (!problem_.at(node).open) standing = not_taken;
    } else {
      problem_.reach("too old");
      note(piece, node, Why::too_old, rule);
      standing = worse(standing, after_expiry(rule.rule->on_expiry, item(i)));
    }
  }
  return standing;
}

Date PieceMaker::anchor_of(Anchor anchor, std::size_t node) const {
  if (anchor == Anchor::today) return problem_.options.on;
  const learner::Enrolment* enrolment = program_of(node).enrolment;
  if (enrolment == nullptr) return {};
  return anchor == Anchor::admission ? enrolment->admitted : enrolment->award;
}

StandingNumber PieceMaker::by_awards(std::size_t node, const Piece& piece, Rational credit) {
  StandingNumber standing = 1;
  const std::set<AchievementId> awards = awards_served(problem_, piece);
  for (const AchievementId award : awards) {
    standing = worse(standing, by_award(node, piece, award, credit));
  }
  for (std::optional<std::size_t> at = node; at; at = problem_.nodes[*at].parent) {
    for (const RuleAt& rule : problem_.nodes[*at].rules) {
      if (rule.rule->kind != RuleKind::max_uses || !picks(rule, piece)) continue;
      if (is_let_off(rule.granted, piece) || awards.size() + 1 <= rule.rule->count) continue;
      problem_.reach("maxUses: by the record");
      note(piece, node, Why::too_many_awards, rule);
      standing = not_taken;
    }
  }
  return standing;
}

StandingNumber PieceMaker::by_award(std::size_t node, const Piece& piece, AchievementId award,
                                    Rational credit) {
  const std::vector<Facts> facts{facts_of(catalog_, award)};
  StandingNumber standing = 1;
  bool spoken = false;
  for (std::optional<std::size_t> at = node; at; at = problem_.nodes[*at].parent) {
    for (const RuleAt& rule : problem_.nodes[*at].rules) {
      if (rule.rule->kind != RuleKind::sharing || !picks(rule, piece) ||
          is_let_off(rule.granted, piece) || !picks_one(rule.rule->with, facts)) {
        continue;
      }
      spoken = true;
      const bool none = rule.rule->sharing == Sharing::none;
      if (!none && rule.limit.credit && !credit.is_known()) {
        problem_.reach("sharing with: unknown credit");
        note(piece, node, Why::credit_unknown, rule, award);
        standing = worse(standing, 4);
      }
      if (!none && !rule.limit.unjudged) continue;
      problem_.reach(none ? "sharing with: none" : "sharing with: unjudged");
      note(piece, node, Why::used_for_another, rule, award);
      standing = worse(standing, none ? not_taken : 4);
    }
  }
  problem_.reach(spoken ? "used for another, a rule" : "used for another, no rule");
  if (!spoken) note(piece, node, {.why = Why::sharing_not_stated, .award = award});
  return spoken ? standing : 4;
}

}  // namespace credstack::test::reference
