// From the record to pieces, for the reference audit: each item in each of its ways, and the
// leaves that take it with its standing there.
#include <algorithm>
#include <functional>

#include "recognition/step.hpp"
#include "support/audit_reference_parts.hpp"

namespace credstack::test::reference {
namespace {

using audit::Why;
using learner::Item;
using learner::ItemStatus;

template <class T>
bool contains(const std::vector<T>& list, const T& wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

constexpr StandingNumber not_taken = 0;

StandingNumber worse(StandingNumber a, StandingNumber b) {
  return a == not_taken || b == not_taken ? not_taken : std::max(a, b);
}

StandingNumber standing_by_status(const Problem& problem, const Item& item) {
  if (is_completed(problem, item)) return 1;
  if (item.status == ItemStatus::completed || item.status == ItemStatus::in_progress) return 2;
  return item.status == ItemStatus::planned && problem.options.what_if ? 3 : not_taken;
}

/** The standing that a finding allows: not being known leaves it possible. */
StandingNumber standing_of(Finding finding) {
  if (finding == Finding::bad) return not_taken;
  return finding == Finding::good ? 1 : 4;
}

/** A grade that does not pass is not taken; one that its scale does not have may be a fail. */
StandingNumber grade_by_itself(const Problem& problem, const Item& item, GradeScaleId leaf,
                               std::size_t program) {
  if (item.grade.empty() || !scale_of_item(problem, item, leaf, program)) return 1;
  return standing_of(grade_passes(problem, item, leaf, program));
}

/** The thing itself, and those whose owners list it among their equivalents. */
std::vector<Facts> identities_of(const Catalog& catalog, AchievementId id) {
  std::vector<Facts> all{facts_of(catalog, id)};
  for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
    const AchievementId other(i);
    if (other == id || !catalog[other].study) continue;
    if (contains(catalog[catalog[other].study].equivalents, id)) {
      all.push_back(facts_of(catalog, other));
    }
  }
  return all;
}

OrganizationId teacher_of(const Catalog& catalog, const Item& item) {
  if (item.issuer_stated) return item.issuer;
  return item.achievement ? catalog[item.achievement].owner : OrganizationId{};
}

std::string provider_of(const Catalog& catalog, const Item& item) {
  const OrganizationId who = teacher_of(catalog, item);
  if (who) return std::string(catalog[who].id);
  return item.issuer_stated ? "name:" + std::string(item.issuer_name) : std::string();
}

bool picks_one(const std::vector<Selector>& selectors, const std::vector<Facts>& identities) {
  for (const Selector& selector : selectors) {
    for (const Facts& facts : identities) {
      if (selects(selector, facts)) return true;
    }
  }
  return false;
}

/** In the program's unit, and whether it was of another. */
struct Amount {
  Rational credit = Rational::unknown();
  bool converted = false;
};

class PieceMaker {
 public:
  explicit PieceMaker(Problem& problem) : problem_(problem), catalog_(problem.catalog) {}

  void make() {
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

 private:
  /** Whether a leaf takes a piece by its kind alone. */
  using AtLeaf = std::function<bool(std::size_t node, const Piece& piece)>;
  /** How a piece stands there, by itself. */
  using StandingAt = std::function<StandingNumber(std::size_t node)>;
  static StandingAt everywhere(StandingNumber own) {
    return [own](std::size_t) { return own; };
  }

  const Item& item(std::uint32_t i) const { return problem_.learner.items[i]; }
  const Program& program_of(std::size_t node) const {
    return problem_.programs[problem_.nodes[node].program];
  }
  OrganizationId owner() const { return problem_.programs.front().owner; }

  // --- what is to be told -----------------------------------------------------------------------

  void note(std::uint32_t i, ReferenceReason reason) {
    reason.item = i;
    problem_.reasons.push_back(reason);
  }
  void note(const std::vector<std::uint32_t>& items, const ReferenceReason& reason) {
    for (const std::uint32_t i : items) note(i, reason);
  }
  /** Of a piece at a leaf. */
  void note(const Piece& piece, std::size_t leaf, ReferenceReason reason) {
    reason.leaf = problem_.nodes[leaf].id;
    if (!reason.recognition) reason.recognition = piece.recognition;
    note(piece.items, reason);
  }
  void note(const Piece& piece, std::size_t leaf, Why why, const RuleAt& rule,
            AchievementId award = {}) {
    note(piece, leaf,
         {.why = why, .node = problem_.nodes[rule.node].id, .rule = rule.rule, .award = award});
  }

  /** What its grade says of it, wherever it might count. */
  void grade_alone(std::uint32_t i) {
    if (!is_completed(problem_, item(i))) return;
    for (std::size_t p = 0; p < problem_.programs.size(); ++p) {
      const StandingNumber alone =
          grade_by_itself(problem_, item(i), scale_of_leaf(problem_, {}, p), p);
      if (alone == not_taken) note(i, {.why = Why::not_passed});
      if (alone == 4) note(i, {.why = Why::grade_unknown});
    }
  }

  /** Of another owner, taken by no leaf as itself, accepted by nobody who may. */
  void accepted_by_nobody(std::uint32_t i) {
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

  // --- as itself, and as accepted -------------------------------------------------------------
  bool is_doubtful(AchievementId id) const { return id && catalog_[id].doubtful; }

  /** What the item's own status leaves it, before anything is asked of it. */
  StandingNumber own_standing(std::uint32_t i) {
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

  void as_itself(std::uint32_t i) {
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

  void as_accepted(std::uint32_t i) {
    const Item& it = item(i);
    if (!it.accepted) return;
    const learner::Acceptance& accepted = *it.accepted;
    const bool undecided = accepted.prior_learning && (it.status == ItemStatus::planned ||
                                                       it.status == ItemStatus::in_progress);
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

  // --- by a recognition of the catalogue -----------------------------------------------------

  /** For each choice of one item for each credential of a set: of the sets whose first item is i.
   */
  void by_recognition(std::uint32_t i, RecognitionId id) {
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

  void choose_items(std::uint32_t first, RecognitionId id, std::vector<std::uint32_t>& chosen) {
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

  /** What the recognition is worth in a program, and whether for electives only. */
  struct Worth {
    StandingNumber standing = not_taken;
    bool elective_only = false;
    bool is_target = true;
  };

  void recognised(RecognitionId id, std::vector<std::uint32_t> items) {
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

  /** Of a set, what the others lack is told of each with the recognition. */
  void tell_of_set(RecognitionId id, const std::vector<std::uint32_t>& items) {
    const std::vector<ReferenceReason> known = problem_.reasons;
    for (ReferenceReason each : known) {
      if (!contains(items, each.item) || each.recognition || each.leaf) continue;
      if (each.why == Why::damaged) note(items, each);  // the record is, whichever part of it
      each.recognition = id;
      note(items, each);
    }
  }

  /** The catalogue's side of it by judge(), which has its own tests; the learner's by the record.
   */
  Worth worth_of(RecognitionId id, std::uint32_t i, std::size_t p) {
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

  /** Where the record says that it was issued, as far as that is known. */
  std::string_view place_of_issuer(const Item& item) const {
    if (!item.issuer_stated) return {};
    return item.issuer ? catalog_[item.issuer].jurisdiction : item.issuer_jurisdiction;
  }

  /** A country holds its subdivisions; of one in CA it is not known whether it is in CA-ON. */
  void origin(Worth& worth, const Condition& asked, std::string_view place, RecognitionId id,
              std::uint32_t i) {
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

  StandingNumber standing_by(ReasonCode code) {
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

  Finding admitted(const Program& program) const {
    const bool shown = program.enrolment != nullptr && program.enrolment->admitted &&
                       !(problem_.options.on < program.enrolment->admitted.last_day());
    return shown ? Finding::good : Finding::unknown;
  }

  void condition(Worth& worth, const Condition& asked, RecognitionId id, std::uint32_t i,
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

  void recency(Worth& worth, const Condition& asked, RecognitionId id, std::uint32_t i) {
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

  /** What is too old is void, or needs a challenge or a proof, which the record may show. */
  StandingNumber after_expiry(OnExpiry effect, const Item& item) {
    if (effect != OnExpiry::challenge && effect != OnExpiry::proof_of_currency) return not_taken;
    const bool proven =
        item.currency && owner() && item.currency->by == owner() &&
        !(item.currency->date && problem_.options.on < item.currency->date.first_day());
    problem_.reach(proven ? "currency proven" : "currency open");
    return proven ? 1 : 4;
  }

  void grant_pieces(RecognitionId id, const Grant& grant, const std::vector<std::uint32_t>& items,
                    StandingNumber own, const std::vector<Worth>& worth) {
    const bool exemption = grant.form == GrantForm::exemption;
    const bool credit = grant.form == GrantForm::direct || grant.form == GrantForm::unassigned ||
                        grant.form == GrantForm::block ||
                        grant.form == GrantForm::advanced_standing;
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

  /** From what is below a slot, or from each of some courses: a piece for each that counts as it.
   */
  void exempt(RecognitionId id, const Grant& grant, const std::vector<std::uint32_t>& items,
              const StandingAt& standing, const AtLeaf& may) {
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

  /** Each course's own credit; where the grant states how much, in proportion. */
  std::vector<Amount> credits_of(const Grant& grant) {
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

  Piece from_grant(RecognitionId id, const std::vector<std::uint32_t>& items) {
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

  // --- a leaf takes this item, whatever it is -------------------------------------------------

  void by_substitution(std::uint32_t i) {
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

  static bool is_granted(const learner::Exception& exception, const Program& program) {
    return program.owner && exception.by == program.owner && !exception.doubtful;
  }

  bool is_about(const learner::Exception& exception, std::size_t node) const {
    const Requirement& leaf = problem_.at(node);
    const Date on = problem_.options.on;
    if (leaf.id.empty() || leaf.id != exception.node) return false;
    if (exception.program && exception.program != program_of(node).id) return false;
    if (exception.date && on < exception.date.first_day()) return false;
    return !(exception.until && exception.until.last_day() < on);
  }

  // --- what a leaf takes ----------------------------------------------------------------------

  bool takes_course(std::size_t node, const Piece& piece) {
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

  /** A program's courses are electives, and not the program beside them. */
  bool has_parts(AchievementId id) {
    const Achievement& thing = catalog_[id];
    const bool parts = thing.requirement || !thing.parts.empty();
    if (parts) problem_.reach("open: a whole with parts");
    return parts;
  }

  bool takes_unassigned(std::size_t node, const Piece& piece) {
    return problem_.at(node).open && program_of(node).owner && !excepted(node, piece);
  }

  bool takes_block(std::size_t node, const Grant& grant, const Piece& piece) {
    const Requirement& leaf = problem_.at(node);
    if (leaf.kind != RequirementKind::credits) return false;
    const bool place =
        grant.slot.empty() ? leaf.open && program_of(node).owner : below_slot(node, grant.slot);
    return place && !excepted(node, piece);
  }

  bool below_slot(std::size_t node, std::string_view slot) const {
    std::optional<std::size_t> at = node;
    for (; at; at = problem_.nodes[*at].parent) {
      if (problem_.at(*at).id == slot) return true;
    }
    return false;
  }

  bool excepted(std::size_t node, const Piece& piece) {
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

  // --- what concerns a piece at every leaf ----------------------------------------------------

  void finish(Piece made, const StandingAt& standing, const AtLeaf& by_kind) {
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

  /** What concerns the piece at a leaf of its kind. */
  void take(Piece& made, std::size_t node, StandingNumber standing) {
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

  StandingNumber by_grade(std::size_t node, const Piece& piece) {
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
        note(
            piece, node,
            {.why = found == Finding::bad ? Why::grade_below : Why::grade_unknown, .grade = asked});
      }
      standing = worse(standing, standing_of(found));
    }
    return standing;
  }

  /** Ages, and caps that cannot be judged, of the rules of the leaf and of all above it. */
  StandingNumber by_rules(std::size_t node, const Piece& piece, Rational credit) {
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

  StandingNumber by_age(const RuleAt& rule, std::size_t node, const Piece& piece) {
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

  Date anchor_of(Anchor anchor, std::size_t node) const {
    if (anchor == Anchor::today) return problem_.options.on;
    const learner::Enrolment* enrolment = program_of(node).enrolment;
    if (enrolment == nullptr) return {};
    return anchor == Anchor::admission ? enrolment->admitted : enrolment->award;
  }

  /** Other awards that used it: a rule may forbid it, or none say anything. */
  StandingNumber by_awards(std::size_t node, const Piece& piece, Rational credit) {
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

  /** Whether a rule says how much of what that award used may be used here. */
  StandingNumber by_award(std::size_t node, const Piece& piece, AchievementId award,
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

  // --- small things ---------------------------------------------------------------------------

  Piece new_piece(std::vector<std::uint32_t> items, audit::Way way) {
    Piece piece;
    piece.provider = provider_of(catalog_, item(items.front()));
    piece.teacher = teacher_of(catalog_, item(items.front()));
    piece.items = std::move(items);
    piece.way = way;
    piece.way_number = ++ways_;
    return piece;
  }

  /** Of a thing that counts as none: what the catalogue knows of it, else what the record says. */
  Facts facts_stated(const Item& item) const {
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

  Amount in_unit(const std::optional<Credit>& credit) {
    const std::string_view unit = problem_.programs.front().unit;
    Amount amount{problem_.in_unit(credit, unit), false};
    if (credit && credit->unit != unit) {
      amount.converted = amount.credit.is_known();
      problem_.reach(amount.converted ? "credit converted" : "unit without a rule");
    }
    if (credit && !credit->is_exact()) problem_.reach("credit range");
    return amount;
  }
  Amount credit_of(AchievementId id) {
    const Achievement& thing = catalog_[id];
    return thing.non_credit ? Amount{0, false} : in_unit(thing.credit);
  }
  Amount credit_of(const Item& item) {
    if (item.credit) return in_unit(item.credit);
    return item.achievement ? credit_of(item.achievement) : Amount{};
  }
  static void set_credit(Piece& piece, const Amount& amount) {
    piece.credit = amount.credit;
    piece.converted = amount.converted;
  }

  Problem& problem_;
  const Catalog& catalog_;
  std::size_t ways_ = 0;
};

}  // namespace

Facts facts_of(const Catalog& catalog, AchievementId id) {
  const Achievement& thing = catalog[id];
  Facts facts;
  facts.achievement = id;
  facts.owner = thing.owner;
  facts.levels = thing.levels;
  facts.type = thing.type;
  facts.fields = thing.fields;
  if (thing.study) {
    facts.subject = catalog[thing.study].subject;
    facts.tags = catalog[thing.study].tags;
  }
  return facts;
}

bool is_completed(const Problem& problem, const Item& item) {
  return item.status == ItemStatus::completed &&
         !(item.completed && problem.options.on < item.completed.first_day());
}

std::set<AchievementId> awards_served(const Problem& problem, const Piece& piece) {
  std::set<AchievementId> awards;
  for (const std::uint32_t item : piece.items) {
    for (const AchievementId award : problem.learner.items[item].used_for) awards.insert(award);
  }
  for (const Program& program : problem.programs) awards.erase(program.id);
  return awards;
}

bool selects(const Selector& selector, const Facts& facts) {
  if (!selector.ids.empty() && !(facts.achievement && contains(selector.ids, facts.achievement))) {
    return false;
  }
  if (!selector.subjects.empty() &&
      (facts.subject.empty() || !contains(selector.subjects, facts.subject))) {
    return false;
  }
  if (!selector.level_framework.empty()) {
    bool found = false;
    for (const Level& level : facts.levels) {
      if (level.framework != selector.level_framework) continue;
      if (selector.level_min && level.level < *selector.level_min) continue;
      if (selector.level_max && *selector.level_max < level.level) continue;
      found = true;
    }
    if (!found) return false;
  }
  if (!selector.types.empty() && !(facts.type && contains(selector.types, *facts.type))) {
    return false;
  }
  if (!selector.providers.empty() && !(facts.owner && contains(selector.providers, facts.owner))) {
    return false;
  }
  if (!selector.fields.empty()) {
    bool found = false;
    for (const Code& asked : selector.fields) {
      for (const Code& has : facts.fields) {
        if (has.scheme == asked.scheme && has.code.starts_with(asked.code)) found = true;
      }
    }
    if (!found) return false;
  }
  if (!selector.tags.empty()) {
    const bool found = std::any_of(facts.tags.begin(), facts.tags.end(), [&](std::string_view tag) {
      return contains(selector.tags, tag);
    });
    if (!found) return false;
  }
  return true;
}

bool picks(const RuleAt& at, const Piece& piece) {
  const Rule& rule = *at.rule;
  if (!rule.origins.empty() && !contains(rule.origins, piece.origin)) return false;
  // Of a piece, its provider is who taught it, whatever it counts as.
  std::vector<Facts> taught = piece.identities;
  for (Facts& each : taught) each.owner = piece.teacher;
  if (!rule.of.empty() && !picks_one(rule.of, taught)) return false;
  return !picks_one(rule.except, taught);
}

bool is_let_off(const Allowed& allowed, const Piece& piece) {
  if (allowed.everybody) return true;
  return std::all_of(piece.items.begin(), piece.items.end(),
                     [&](std::uint32_t i) { return contains(allowed.items, i); });
}

void make_pieces(Problem& problem) { PieceMaker(problem).make(); }

void find_holds(Problem& problem) {
  for (Node& node : problem.nodes) {
    const Requirement& leaf = problem.catalog[node.id];
    if (leaf.kind != RequirementKind::holds) continue;
    for (std::uint32_t i = 0; i < problem.learner.items.size(); ++i) {
      const Item& item = problem.learner.items[i];
      StandingNumber standing = standing_by_status(problem, item);
      if (item.expires && item.expires.last_day() < problem.options.on) standing = not_taken;
      const bool doubtful = item.achievement && problem.catalog[item.achievement].doubtful;
      if (item.doubtful || doubtful) standing = worse(standing, 4);
      std::optional<AchievementType> type = item.type;
      if (item.achievement) type = problem.catalog[item.achievement].type;
      if (!type || !contains(leaf.holds, *type)) continue;
      if (is_completed(problem, item)) {
        const std::size_t at = &node - problem.nodes.data();
        const GradeScaleId scale =
            scale_of_leaf(problem, problem.terms(at).grade_scale, node.program);
        standing = worse(standing, grade_by_itself(problem, item, scale, node.program));
        if (!leaf.minimum_grade.empty()) {
          standing = worse(standing, standing_of(grade_reaches(problem, item, leaf.minimum_grade,
                                                               scale, node.program)));
        }
      }
      if (standing == not_taken) continue;
      problem.reach("holds");
      if (node.holds && *node.holds <= standing) continue;
      node.holds = standing;
      node.held = i;
    }
  }
}

}  // namespace credstack::test::reference
