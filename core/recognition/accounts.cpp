#include "recognition/accounts.hpp"

#include <algorithm>
#include <utility>

#include "model/sorting.hpp"
#include "recognition/credit_application.hpp"

namespace credstack {
namespace {

/** Whether the receiver's own decision on this step stands, and is worth something. */
bool is_decision_for(const Step& step) {
  return step.kind == EdgeKind::recognition && step.standing == Standing::recognised &&
         step.verdict != Verdict::no && carries(step.effect) &&
         !has_reason(step, ReasonCode::refused);
}

/** A refusal out of its dates: beside any other account it says nothing. */
bool is_past_refusal(const Step& step) {
  return has_reason(step, ReasonCode::refused) && !is_standing_refusal(step);
}

/** The entry requirement is asked for once, whichever account says so. */
void drop_repeated_admission(std::vector<OpenCondition>& conditions) {
  bool seen = false;
  std::erase_if(conditions, [&seen](const OpenCondition& condition) {
    return condition.entry && std::exchange(seen, true);
  });
}

/** Adds to the owner's decision what the program's requirements say of the same step. */
void merge(Step& decision, const Step& requirement) {
  decision.leaf = requirement.leaf;
  decision.verdict = worse(decision.verdict, requirement.verdict);
  decision.conditions.insert(decision.conditions.end(), requirement.conditions.begin(),
                             requirement.conditions.end());
  drop_repeated_admission(decision.conditions);
  for (const Reason& reason : requirement.reasons) {
    if (!has_reason(decision, reason.code)) decision.reasons.push_back(reason);
  }
  // A decision that names no amount leaves the requirement's.
  if (!decision.credit.applied && requirement.credit.applied) {
    const auto remaining = decision.credit.remaining;
    const bool stated = decision.credit.remaining_stated;
    decision.credit = requirement.credit;
    if (stated) decision.credit.remaining = remaining;
    decision.credit.remaining_stated = stated;
  }
  decision.credit.pieces = requirement.credit.pieces;
  decision.credit.pieces_total = requirement.credit.pieces_total;
  decision.effect = std::min(decision.effect, requirement.effect);
}

}  // namespace

bool is_standing_refusal(const Step& step) {
  return step.verdict == Verdict::no &&
         std::any_of(step.reasons.begin(), step.reasons.end(), [](const Reason& reason) {
           return reason.code == ReasonCode::refused && reason.at_best == Verdict::no;
         });
}

void reconcile(std::vector<Step>& accounts) {
  if (accounts.size() < 2) return;
  sort_stably(accounts, is_better);
  const auto decision = std::find_if(accounts.begin(), accounts.end(), is_decision_for);
  const auto is_record = [](const Step& step) {
    return step.kind == EdgeKind::requirement || step.kind == EdgeKind::part;
  };
  const auto record = std::find_if(accounts.begin(), accounts.end(), is_record);
  if (decision != accounts.end() && record != accounts.end()) {
    merge(*decision, *record);
    // A second place that names it is the same rule again, and no way around the decision.
    std::erase_if(accounts, is_record);
  }
  const bool refused = std::any_of(accounts.begin(), accounts.end(), is_standing_refusal);
  for (Step& step : accounts) {
    if (!refused || is_standing_refusal(step) || !leads(step.effect)) continue;
    // The receiver contradicts itself, and nobody can tell; or it contradicts others, and its word
    // counts.
    const bool own = step.standing == Standing::recognised;
    add_reason(step, ReasonCode::contradicted, own ? Verdict::unknown : Verdict::no);
  }
  sort_stably(accounts, [](const Step& a, const Step& b) {
    if (is_past_refusal(a) != is_past_refusal(b)) return is_past_refusal(b);
    return is_better(a, b);
  });
}

bool is_better(const Step& a, const Step& b) {
  if (a.verdict != b.verdict) return a.verdict < b.verdict;
  if (a.effect != b.effect) return a.effect < b.effect;
  if (!a.credit.applied || !b.credit.applied || a.credit.applied->unit != b.credit.applied->unit) {
    return a.credit.applied && !b.credit.applied;
  }
  return a.credit.applied->max > b.credit.applied->max;
}

}  // namespace credstack
