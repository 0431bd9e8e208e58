// Each item of the record in each of its ways, for the reference audit.
#include "support/audit_reference_piece_maker.hpp"

namespace credstack::test::reference {

using audit::Why;
using learner::Item;
using learner::ItemStatus;

void PieceMaker::make() {
  for (std::uint32_t i = 0; i < problem_.learner.items.size(); ++i) {
    if (!item(i).achievement) note(i, {.why = Why::not_in_catalog});
    grade_alone(i);
    as_itself(i);
    as_accepted(i);
    for (std::size_t r = 0; r < catalog_.recognitions.size(); ++r) {
      by_recognition(i, RecognitionId(r));
    }
    by_substitution(i);
  }
  for (std::uint32_t i = 0; i < problem_.learner.items.size(); ++i) {
    accepted_by_nobody(i);
    for (const Node& node : problem_.nodes) {
      if (node.below_waived) note(i, {.why = Why::full, .leaf = node.id});
    }
  }
}

void PieceMaker::note(std::uint32_t i, ReferenceReason reason) {
  reason.item = i;
  problem_.reasons.push_back(reason);
}

void PieceMaker::note(const std::vector<std::uint32_t>& items, const ReferenceReason& reason) {
  for (const std::uint32_t i : items) note(i, reason);
}

void PieceMaker::note(const Piece& piece, std::size_t leaf, ReferenceReason reason) {
  reason.leaf = problem_.nodes[leaf].id;
  if (!reason.recognition) reason.recognition = piece.recognition;
  note(piece.items, reason);
}

void PieceMaker::note(const Piece& piece, std::size_t leaf, Why why, const RuleAt& rule,
                      AchievementId award) {
  note(piece, leaf,
       {.why = why, .node = problem_.nodes[rule.node].id, .rule = rule.rule, .award = award});
}

void PieceMaker::grade_alone(std::uint32_t i) {
  if (!is_completed(problem_, item(i))) return;
  for (std::size_t p = 0; p < problem_.programs.size(); ++p) {
    const StandingNumber alone =
        grade_by_itself(problem_, item(i), scale_of_leaf(problem_, {}, p), p);
    if (alone == not_taken) note(i, {.why = Why::not_passed});
    if (alone == 4) note(i, {.why = Why::grade_unknown});
  }
}

void PieceMaker::accepted_by_nobody(std::uint32_t i) {
  const Item& it = item(i);
  if (!it.achievement) return;
  const bool taught = !it.issuer_stated || it.issuer == owner();
  const bool own = owner() && catalog_[it.achievement].owner == owner() && taught;
  const bool accepted = it.accepted && owner() && it.accepted->by == owner();
  bool taken = false;
  for (const Piece& piece : problem_.pieces) {
    const bool recognised =
        piece.way == audit::Way::recognition && (!piece.block || piece.credit > Rational(0));
    const bool itself = piece.way == audit::Way::itself && !piece.takes.empty();
    taken = taken || ((recognised || itself) && contains(piece.items, i));
  }
  if (!own && !accepted && !taken) note(i, {.why = Why::not_accepted});
}

StandingNumber PieceMaker::own_standing(std::uint32_t i) {
  const Item& it = item(i);
  StandingNumber standing = standing_by_status(problem_, it);
  if (standing == not_taken) {
    const bool plan = it.status == ItemStatus::planned;
    note(i, {.why = plan ? Why::planned : Why::not_passed});
    problem_.reach(plan ? "plan, no what-if" : "failed, withdrawn or audited");
  }
  if (it.expires && it.expires.last_day() < problem_.options.on) {
    problem_.reach("expired");
    note(i, {.why = Why::expired});
    return not_taken;
  }
  if (it.doubtful) {
    problem_.reach("doubtful item");
    note(i, {.why = Why::damaged});
    standing = worse(standing, 4);
  }
  if (is_doubtful(it.achievement)) {
    problem_.reach("item of a doubtful achievement");
    note(i, {.why = Why::damaged});
    standing = worse(standing, 4);
  }
  return standing;
}

void PieceMaker::as_itself(std::uint32_t i) {
  if (!item(i).achievement) return;
  const StandingNumber own = own_standing(i);
  Piece piece = new_piece({i}, audit::Way::itself);
  piece.as = item(i).achievement;
  piece.identities = identities_of(catalog_, piece.as);
  set_credit(piece, credit_of(item(i)));
  const bool taught = !item(i).issuer_stated || item(i).issuer == owner();
  const bool owns = owner() && catalog_[piece.as].owner == owner();
  piece.origin = owns && taught ? Origin::resident : Origin::transfer;
  finish(std::move(piece), everywhere(own),
         [&](std::size_t node, const Piece& made) { return takes_course(node, made); });
}

void PieceMaker::as_accepted(std::uint32_t i) {
  const Item& it = item(i);
  if (!it.accepted) return;
  const learner::Acceptance& accepted = *it.accepted;
  const bool undecided = accepted.prior_learning &&
                         (it.status == ItemStatus::planned || it.status == ItemStatus::in_progress);
  StandingNumber own = own_standing(i);
  const bool expired = it.expires && it.expires.last_day() < problem_.options.on;
  if (undecided && !expired) {
    own = 4;
    problem_.reach("prior learning undecided");
    note(i, {.why = Why::not_decided});
  }
  const bool by_owner = owner() && accepted.by == owner();
  if (!by_owner) {
    problem_.reach("accepted by another");
    note(i, {.why = Why::accepted_by_another});
  }
  const bool not_yet = accepted.date && problem_.options.on < accepted.date.first_day();
  if (not_yet) {
    problem_.reach("accepted later");
    note(i, {.why = Why::not_decided});
  }
  if (accepted.doubtful) note(i, {.why = Why::damaged});
  if (not_yet || !by_owner || accepted.doubtful) own = worse(own, 4);
  Piece piece =
      new_piece({i}, accepted.prior_learning ? audit::Way::prior_learning : audit::Way::accepted);
  piece.origin = accepted.prior_learning ? Origin::prior_learning : Origin::transfer;
  piece.as = accepted.as;
  if (accepted.credit) {
    set_credit(piece, in_unit(accepted.credit));
  } else if (it.credit) {
    set_credit(piece, in_unit(it.credit));
  } else if (accepted.as) {
    set_credit(piece, credit_of(accepted.as));
  } else {
    set_credit(piece, credit_of(it));
  }
  if (accepted.as) {
    piece.identities = identities_of(catalog_, accepted.as);
    problem_.reach("accepted as a course");
  } else {
    piece.identities = {facts_stated(it)};
    problem_.reach("accepted unassigned");
  }
  finish(std::move(piece), everywhere(own), [&](std::size_t node, const Piece& made) {
    return accepted.as ? takes_course(node, made) : takes_unassigned(node, made);
  });
}

void PieceMaker::by_substitution(std::uint32_t i) {
  for (const learner::Exception& exception : problem_.learner.exceptions) {
    if (exception.kind != learner::ExceptionKind::substitute || exception.item != item(i).id) {
      continue;
    }
    const StandingNumber own = own_standing(i);
    Piece piece = new_piece({i}, audit::Way::substitution);
    piece.as = item(i).achievement;
    piece.identities =
        piece.as ? identities_of(catalog_, piece.as) : std::vector<Facts>{facts_stated(item(i))};
    set_credit(piece, credit_of(item(i)));
    const bool taught = !item(i).issuer_stated || item(i).issuer == owner();
    const bool owns = piece.as && owner() && catalog_[piece.as].owner == owner();
    piece.origin = owns && taught ? Origin::resident : Origin::transfer;
    finish(
        std::move(piece),
        [&](std::size_t node) {
          const bool granted = is_granted(exception, program_of(node));
          problem_.reach(granted ? "substitute" : "substitute claimed");
          if (!granted) note(i, {.why = Why::claimed, .leaf = problem_.nodes[node].id});
          return granted ? own : worse(own, 4);
        },
        [&](std::size_t node, const Piece&) { return is_about(exception, node); });
  }
}

bool PieceMaker::is_granted(const learner::Exception& exception, const Program& program) {
  return program.owner && exception.by == program.owner && !exception.doubtful;
}

bool PieceMaker::is_about(const learner::Exception& exception, std::size_t node) const {
  const Requirement& leaf = problem_.at(node);
  const Date on = problem_.options.on;
  if (leaf.id.empty() || leaf.id != exception.node) return false;
  if (exception.program && exception.program != program_of(node).id) return false;
  if (exception.date && on < exception.date.first_day()) return false;
  return !(exception.until && exception.until.last_day() < on);
}

Piece PieceMaker::new_piece(std::vector<std::uint32_t> items, audit::Way way) {
  Piece piece;
  piece.provider = provider_of(catalog_, item(items.front()));
  piece.teacher = teacher_of(catalog_, item(items.front()));
  piece.items = std::move(items);
  piece.way = way;
  piece.way_number = ++ways_;
  return piece;
}

Facts PieceMaker::facts_stated(const Item& item) const {
  if (item.achievement) return facts_of(catalog_, item.achievement);
  Facts facts;
  facts.owner = item.issuer;
  facts.subject = item.subject;
  facts.levels = item.levels;
  facts.type = item.type;
  facts.fields = item.fields;
  facts.tags = item.tags;
  return facts;
}

Amount PieceMaker::in_unit(const std::optional<Credit>& credit) {
  const std::string_view unit = problem_.programs.front().unit;
  Amount amount{problem_.in_unit(credit, unit), false};
  if (credit && credit->unit != unit) {
    amount.converted = amount.credit.is_known();
    problem_.reach(amount.converted ? "credit converted" : "unit without a rule");
  }
  if (credit && !credit->is_exact()) problem_.reach("credit range");
  return amount;
}

Amount PieceMaker::credit_of(AchievementId id) {
  const Achievement& thing = catalog_[id];
  return thing.non_credit ? Amount{0, false} : in_unit(thing.credit);
}

Amount PieceMaker::credit_of(const Item& item) {
  if (item.credit) return in_unit(item.credit);
  return item.achievement ? credit_of(item.achievement) : Amount{};
}

void PieceMaker::set_credit(Piece& piece, const Amount& amount) {
  piece.credit = amount.credit;
  piece.converted = amount.converted;
}

std::set<AchievementId> awards_served(const Problem& problem, const Piece& piece) {
  std::set<AchievementId> awards;
  for (const std::uint32_t item : piece.items) {
    for (const AchievementId award : problem.learner.items[item].used_for) awards.insert(award);
  }
  for (const Program& program : problem.programs) awards.erase(program.id);
  return awards;
}

void make_pieces(Problem& problem) { PieceMaker(problem).make(); }

}  // namespace credstack::test::reference
